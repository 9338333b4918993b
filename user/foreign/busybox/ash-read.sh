# sh: read with fields, -r, -d, -n, a timeout that ends, end of file
printf 'a b  c\n' | { read x y; echo "$x|$y"; }
printf 'back\\slash\\\nnext\n' | { read x; echo "$x"; }
printf 'back\\slash\n' | { read -r x; echo "$x"; }
printf 'abcdef' | { read -n 3 x; echo $x; }
printf 'no newline' | { read x; echo $? "$x"; }
sleep 5 | { read -t 1 x; [ $? -ne 0 ] && echo timeout; } 
echo a:b:c | { IFS=: read p q r; echo $r$q$p; }
