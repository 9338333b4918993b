# gzip: both ways, levels, to stdout, test, a broken file
seq 50000 >n; cp n m; gzip n; ls; gunzip n.gz; cmp n m && echo same
gzip -c m | gunzip | md5sum; gzip -9 <m | wc -c; gzip -1 <m | zcat | wc -l
echo no | gunzip 2>&1; echo $?; gzip -t m 2>&1; gzip m; gzip -t m.gz; echo $?; zcat m.gz | tail -1
head -c 100 m.gz | gunzip 2>&1 >/dev/null | sed 's/^.*: //'
