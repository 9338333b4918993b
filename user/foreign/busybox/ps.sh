# ps: the script's own rows, with the columns asked for
sleep 88 & p=$!; until [ "$(tr '\0' ' ' </proc/$p/cmdline)" = 'sleep 88 ' ]; do usleep 1000; done
ps -o pid,args | grep "^ *$p" | sed "s/^ *$p/PID/"; ps -o ppid,comm | grep ' sleep$' | sed "s/^ *$$/PARENT/"; ps | head -1; ps -o pid,stat | grep "^ *$p " | tr -s ' ' | cut -d' ' -f3; kill $p; { wait $p; } 2>/dev/null; ps -o pid | grep -c "^ *$p$"
