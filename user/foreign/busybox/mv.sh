# mv: names, onto files and folders, trees, not onto itself
echo 1 >a; mv a b; cat b; mkdir d; mv b d; ls d; mv d e; ls e; echo 2 >b; mv b e; cat e/b; mv none x; echo $?; mkdir -p p/q; mv p e; find e | sort; mv e e/sub 2>&1; echo $?; : >f; : >g; mv f g e; ls e; mv -n e/f e/g; ls e; mv f g h 2>&1; echo $?
