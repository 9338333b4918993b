# diff: unified, recursive, brief, blanks, missing files, status
printf 'a\nb\nc\nd\n' >1; printf 'a\nB\nc\nd\ne\n' >2
diff -L x -L y 1 2; echo $?; diff 1 1; echo $?; diff -q 1 2; diff -U 0 -L x -L y 1 2; mkdir p q; cp 1 p/f; cp 2 q/f; : >p/only
diff -rq p q; echo $?; diff 1 none 2>&1; echo $?; printf 'a  b\n' >3; printf 'a b\n' >4; diff -b 3 4; echo $?
diff -L x -L y 1 2 | patch -o 5 1; cmp 2 5 && echo patched
