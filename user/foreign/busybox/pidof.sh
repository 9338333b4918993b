# pidof, pgrep-like use, /proc of a process
sleep 77 & p=$!; until [ "$(tr '\0' ' ' </proc/$p/cmdline)" = 'sleep 77 ' ]; do usleep 1000; done
[ "$(pidof sleep)" = $p ] && echo found; pidof none; echo $?
tr '\0' ' ' </proc/$p/cmdline; echo; cat /proc/$p/comm; sed -n 's/^Name:[[:space:]]*//p;s/^State:[[:space:]]*\(.\).*/\1/p' /proc/$p/status
cut -d' ' -f2,3 /proc/$p/stat; readlink /proc/$p/cwd /proc/$p/root; { kill $p; wait $p; } 2>/dev/null; ls /proc/$p 2>/dev/null; echo $?
