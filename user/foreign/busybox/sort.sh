# sort: numbers, keys, unique, reverse, stable, check, merge
printf 'b 2\na 10\nc 1\na 9\n' >t
sort t; sort -r t; sort -k2n t; sort -k1,1 -k2,2nr t; sort -u -k1,1 t; sort -t' ' -k2 t
sort -c t; echo $?; seq 1000 | sort -rn | head -2; sort -o out t; cat out
printf '1M\n2K\n3\n' | sort -h; printf 'b\nA\na\n' | sort -f; seq 20000 | shuf | sort -n | tail -1
