#!/bin/sh
# SPDX-License-Identifier: MIT
# A QEMU that somebody kills costs nobody points, in a kernel lab neither, nor one that is told to end and does so with
# status 0, as if its guest had: could not grade, status 2.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
qemus_under() {	# PID: the guests among its descendants
	ps -e -o pid=,ppid=,args= | awk -v root="$1" '{ up[$1] = $2; guest[$1] = $3 ~ /qemu/ && / -kernel / }
		END { for (p in up) { for (q = p; q in up && q != root; q = up[q]); if (q == root && guest[p]) print p } }'
}
listens() {	# PID: to the signal TERM
	caught=$(sed -n 's/^SigCgt:[^0-9a-f]*//p' "/proc/$1/status" 2>/dev/null)
	[ $((0x${caught:-0} & 0x4000)) != 0 ]
}
for how in KILL/10-queue/many KILL/09-pipe/order TERM/09-pipe/unbroken; do
	signal=${how%%/*} what=${how#*/}
	build/bin/heddle grade "${what%/*}" "${what#*/}" --solution >"$dir/out" 2>&1 &
	pid=$!
	killed=
	while [ -z "$killed" ] && kill -0 $pid 2>/dev/null; do
		killed=$(qemus_under $pid)
		[ -z "$killed" ] || [ $signal = KILL ] || listens $killed || killed=
		[ -z "$killed" ] || kill -$signal $killed || killed=
	done
	wait $pid
	status=$?
	[ -n "$killed" ] || { echo "$what: it ran too fast to be killed"; cat "$dir/out"; exit 77; }
	[ $status = 2 ] && grep -q 'could not grade' "$dir/out" || { echo "$what: status $status"; cat "$dir/out"; exit 1; }
	grep -qE 'killed by signal 9|status 137|QEMU ended with status 0' "$dir/out" || { cat "$dir/out"; exit 1; }
done
