#!/bin/sh
# SPDX-License-Identifier: MIT
# Even kill -9 of heddle, which nobody can handle, ends its QEMU.
h=${HEDDLE:-build/bin/heddle}

"$h" run -- sleep 1000 </dev/null 2>/dev/null &
heddle=$!
sleep 0.5
qemu=$(cat /proc/$heddle/task/$heddle/children)
qemu=${qemu% }
[ -e "/proc/${qemu:-none}/status" ] || { echo "there is no QEMU"; exit 1; }
kill -9 $heddle
for try in 1 2 3 4 5 6 7 8 9 10; do
	grep -q '^State:.[^Z]' "/proc/$qemu/status" 2>/dev/null || exit 0
	sleep 0.1
done
echo "QEMU $qemu lives on"
kill -9 "$qemu"
exit 1
