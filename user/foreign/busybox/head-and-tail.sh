# head, tail: lines, bytes, all but, several files, following a growing file
seq 20 >n; head -n 3 n; head -c 5 n; head -n -17 n; tail -n 3 n; tail -c 5 n; tail -n +18 n; head -n 1 n n; tail -q -n 1 n n; head none; echo $?; seq 5 | head -2; seq 100000 | head -1
: >g; tail -f g >out & p=$!; echo one >>g; until grep -qs one out; do usleep 9000; done; echo two >>g; until grep -qs two out; do usleep 9000; done; { kill $p; wait $p; } 2>/dev/null; cat out
