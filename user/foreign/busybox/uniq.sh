# uniq: counts, only repeated, only single, fields, case
printf 'a\na\nb\nA\nc\nc\n' >t; uniq t; uniq -c t; uniq -d t; uniq -u t; uniq -i t; printf '1 x\n2 x\n3 y\n' | uniq -f 1; printf 'ab1\nab2\n' | uniq -w 2; uniq t out; wc -l <out; uniq none; echo $?
