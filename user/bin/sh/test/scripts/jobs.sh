# Background jobs and signals in a script.
sleep 0.05 & wait; echo waited
(exit 5) & wait $!; echo $?
sh -c 'kill -9 $$'; echo $?
sh -c 'kill -TERM $$' & wait $!; echo $?
sleep 100 & pid=$!; kill $pid; wait $pid; echo $?
{ for i in 1 2 3; do (sleep 0.01; echo $i) & done; wait; } | sort
cat & wait; echo background jobs read nothing
export A=b; sh -c 'echo $A'; unset A; sh -c 'echo [$A]'
no_such_program 2>/dev/null; echo $?
/tmp 2>/dev/null; echo $?
sh -c 'echo $0 $1 $#' name arg; sh -c 'exit 300'; echo $?
