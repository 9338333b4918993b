# wc: lines, words, bytes, characters, the longest line, sums
printf 'one two\nthree\n' >a; : >b; wc a; wc -l a b; wc -w <a; wc -c a; wc -L a; printf 'no newline' | wc -l; wc none; echo $?; seq 100000 | wc
