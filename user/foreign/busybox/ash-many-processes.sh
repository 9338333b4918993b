# sh: five hundred processes one after the other, a pipeline of ten, deep nesting
i=0; while [ $i -lt 200 ]; do /bin/busybox true || echo failed; i=$((i + 1)); done; echo $i
seq 1000 | cat | cat | cat | cat | cat | cat | cat | cat | tail -1
sh -c 'sh -c "sh -c \"sh -c \\\"echo deep\\\"\""'
for i in 1 2 3 4 5 6 7 8; do (seq $i | wc -l) & done | sort; wait
