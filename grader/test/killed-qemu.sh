#!/bin/sh
# SPDX-License-Identifier: MIT
# A QEMU that somebody kills costs nobody points, in a kernel lab neither: could not grade, status 2.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
qemus_under() {	# PID: the guests among its descendants
	ps -e -o pid=,ppid=,args= | awk -v root="$1" '{ up[$1] = $2; guest[$1] = $3 ~ /qemu/ && / -kernel / }
		END { for (p in up) { for (q = p; q in up && q != root; q = up[q]); if (q == root && guest[p]) print p } }'
}
for what in 10-queue/many 09-pipe/order; do
	build/bin/heddle grade "${what%/*}" "${what#*/}" --solution >"$dir/out" 2>&1 &
	pid=$!
	killed=
	while [ -z "$killed" ] && kill -0 $pid 2>/dev/null; do
		killed=$(qemus_under $pid)
		[ -z "$killed" ] || kill -KILL $killed || killed=
	done
	wait $pid
	status=$?
	[ -n "$killed" ] || { echo "$what: it ran too fast to be killed"; cat "$dir/out"; exit 77; }
	[ $status = 2 ] && grep -q 'could not grade' "$dir/out" || { echo "$what: status $status"; cat "$dir/out"; exit 1; }
	grep -qE 'killed by signal 9|status 137' "$dir/out" || { cat "$dir/out"; exit 1; }
done
