#!/bin/sh
# SPDX-License-Identifier: MIT
# heddle explore of lesson T11: the flag of the notes is a data race, told with
# the variable and both functions; atomic, or an event, it is none.
h=${HEDDLE:-build/bin/heddle}
lesson=user/lessons/t11-exit-flag.c

said=$("$h" explore --schedules 20 -- $lesson set 2>&1)
[ $? -eq 1 ] || { echo "nothing found:"; echo "$said"; exit 1; }
for words in 'a data race' 'accesses of exit_flag' 'read 4 bytes at .*in flag_is_set' 'wrote 4 bytes at .*in set_flag'; do
	echo "$said" | grep -q "$words" || { echo "it is not told: $words"; echo "$said"; exit 1; }
done
for mode in mended event; do
	said=$("$h" explore --schedules 20 -- $lesson $mode 2>&1) || { echo "$mode fails:"; echo "$said"; exit 1; }
done
