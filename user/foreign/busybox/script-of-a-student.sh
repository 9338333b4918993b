# a longer script: word counts of a text by a pipeline, twice the same
cat >text <<'EOF'
the loom the heddle and the thread
the thread that moves and the thread that waits
EOF
tr ' ' '\n' <text | sort | uniq -c | sort -k1,1nr -k2 | awk '{ printf "%-8s %s\n", $2, $1 }'
while read -r line; do set -- $line; echo "$# $1 ${line##* }"; done <text; for w in $(cat text); do case $w in th*) n=$((${n:-0} + 1)) ;; esac; done; echo $n
(for i in $(seq 50); do echo $i | awk '{ print $1 * $1 }'; done) | paste -s -d+ | bc
