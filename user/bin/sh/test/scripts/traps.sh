# trap: signals between commands, ignored ones, EXIT, and what children inherit.
trap 'echo got usr1 $?' USR1
kill -USR1 $$; echo after
false; kill -USR1 $$; echo "status kept: $?"
trap '' TERM; kill $$; echo "still here"; sh -c 'kill $$; echo "ignored in children too"'
trap - TERM; sh -c 'kill $$; echo wrong'; echo "status $?"
(trap 'echo sub exit' EXIT; echo in sub)
trap 'trap - USR1; echo once' USR1; kill -USR1 $$; sh -c 'kill -USR1 $$'; echo "status $?"
echo "$(trap 'echo inner' EXIT; echo text)"
for i in 1 2; do trap "echo loop $i" HUP; kill -HUP $$; done
trap 'echo bye $?; exit 4' 0
trap 'echo never' EXIT
trap 'echo bye $?; exit 4' 0
(exit 3)
