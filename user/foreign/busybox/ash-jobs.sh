# sh: background jobs, wait in order and for all, $!, jobs' output
for i in 1 2 3; do (exit $i) & p="$p $!"; done
for q in $p; do wait $q; echo $?; done
{ sleep 0.1; echo late; } & echo soon; wait; echo done
set -m
sleep 0.2 & jobs | sed 's/[0-9][0-9]*  *sleep/N sleep/'; wait; jobs
true & wait %1; echo $?
