# awk: fields, patterns, arrays, functions, printf, getline, pipes
printf 'ann 30 2.5\nbob 25 3.75\ncal 41 1\n' >t
awk '{ s += $2; n++ } END { print s, s / n, NR }' t
awk '$3 > 2 { print $1, $NF }' t; awk -F' ' 'BEGIN { OFS = "-" } { $1 = $1; print }' t
awk 'function f(n) { return n < 2 ? n : f(n - 1) + f(n - 2) } BEGIN { print f(20) }'
awk '{ a[$1] = $2 } END { for (k in a) print k, a[k] }' t | sort
awk 'BEGIN { printf "%5d|%-5s|%05.2f|%x|%c|%e\n", 42, "ab", 3.14159, 255, "A", 12345.678 }'
awk 'BEGIN { while (("echo a; echo b" | getline l) > 0) print "got", l; close("x"); print length("abc"), substr("hello", 2, 3), index("hay", "y"), toupper("x") }'
awk '{ print | "sort -r" }' t; awk 'BEGIN { split("a:b:c", p, ":"); print p[3]; gsub(/b/, "X"); exit 3 }'; echo $?
awk '/b/,/c/ { sub("o", "0"); print }' t; awk 'BEGIN { print 2 ^ 10, int(-3.7), sqrt(2), exp(1), substr(rand(), 1, 2) }'
