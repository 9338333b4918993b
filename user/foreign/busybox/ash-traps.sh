# sh: traps of signals and of the exit, kill of oneself, wait's status
trap 'echo exit $?' EXIT
trap 'echo usr1' USR1
kill -USR1 $$; echo after
trap '' TERM; kill -TERM $$; echo ignored
trap - TERM
(trap 'echo sub' EXIT; exit 2); echo $?
sh -c 'kill -KILL $$'; echo $?
sh -c 'kill -TERM $$'; echo $?
sleep 100 & { kill $!; wait $!; } 2>/dev/null; echo $?
trap 'echo int; exit 7' INT
kill -INT $$
