# sed: substitutions, addresses, hold space, branches, in place, append and change
seq 10 >n
sed -n '3,5p;$p' n; sed '2~3d' n | tr '\n' ' '; echo
sed 's/\([0-9]\)\1*/<&>/;s/1/one/g' n | head -2
sed -n '1!G;h;$p' n | head -3
sed ':a;N;$!ba;s/\n/,/g' n
sed -i.bak '5,$d' n; cat n; wc -l <n.bak
sed -e '2i\before' -e '2a\after' -e '3c\changed' n
echo 'Hello World' | sed -E 's/(\w+) (\w+)/\2 \1/; y/abc/ABC/'
sed -n '/2/,/4/{=;p}' n; sed 5q n; sed 'b x' n 2>&1
