# kill: by number and name, -l, process groups, children that are gone
sleep 100 & p=$!; kill -0 $p && echo alive; { kill -s TERM $p; wait $p; } 2>/dev/null; echo $?; kill -0 $p 2>/dev/null; echo $?
kill -l 9; kill -l TERM; kill -l | head -3; kill 999999 2>&1 | sed 's/.*: //'
sh -c 'trap "echo got hup; exit 3" HUP; kill -HUP $$; sleep 1'; echo $?
setsid sh -c 'sleep 100 & sleep 100 & kill -KILL 0'; echo $?
sleep 50 & until pidof sleep >/dev/null; do usleep 9000; done; { killall sleep; wait; } 2>/dev/null; echo killed; (sleep 0.1; exit 4) & wait $!; echo $?
