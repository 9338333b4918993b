#!/bin/sh
# SPDX-License-Identifier: MIT
# ps, top, free and uptime: headings and rows as Linux's have them, -L for threads, a status of 1 for a process that is not there.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
cat >"$dir/expected" <<'END'
  PID  PPID S USER     COMMAND
    1     0 S root     init
    2     1 S root     sh
    3     2 S root     sleep
    4     2 R root     ps
WCHAN  COMMAND
sleep  sleep 100
  PID   LWP S     TIME COMMAND
    2     2 S 00:00:00 sh
  PID
status 1
ps: no such column: shoesize
status 1
               total        used        free      shared  buff/cache   available
Mem:Swap:
 00:01:01 up 1 min,  0 users,  load average: 0.00, 0.00, 0.00
  PID USER      PR  NI    VIRT    RES S  %CPU  %MEM     TIME+ COMMAND
    1 root      20   0     N     N S   0.0   N   0:00.00 init
    3 root      20   0     N     N S   0.0   N   0:00.00 sleep
END
cat >"$dir/script" <<'END'
sleep 100 &
ps -e -o pid,ppid,s,user,comm
ps -o wchan,args -p 3
ps -L -p 2
ps -o pid -p 99
echo status $?
ps -o shoesize -p 1 2>&1
echo status $?
free | head -n 1
free -m | tail -n 2 | tr -d '0-9\n '
echo
sleep 61
uptime
top -b -n 1 >t
grep USER t
grep init t
grep 'sleep$' t
kill $!
END
"$h" run --deterministic --timeout 200 --add "$dir/script:/script" -- sh /script </dev/null 2>&1 |
	sed 's/ 20   0  *[0-9]*  *[0-9]* S   0.0  *[0-9.]* / 20   0     N     N S   0.0   N /' >"$dir/got"
diff "$dir/expected" "$dir/got"
