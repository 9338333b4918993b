# nl, rev, tac, paste, tee: lines and columns
seq 3 >a; printf 'x\n\ny\n' >b; nl b; nl -b a b; rev a; echo hello | rev; tac a; paste a b; paste -d, a b; paste -s a; echo t | tee c d; cat c d; echo u | tee -a c >/dev/null; cat c; tee none/x <a; echo $?
