# cat: files, - for stdin, line numbers, a file that is missing
printf 'one\ntwo\n' >a; printf 'three' >b
cat a b; echo
echo mid | cat a - b; echo
cat -n a b; echo
cat missing; echo $?
cat -e a; cat -A a 2>&1 | head -3
