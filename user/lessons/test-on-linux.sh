#!/bin/sh
# SPDX-License-Identifier: MIT
# test-on-linux.sh [ID]...: a lesson says the same on this machine's Linux (make host-lessons) as on Heddle: the same lines,
# but for process ids, addresses, measured times, which of several equal workers it was, and the order in which lines
# of different threads came.  Not here are those
#   that ask Heddle for a report, or its trace for counts           s5 s7 s8 r3
#   that look at the system they run on: its processes, limits,     y1 y2 p11 n10 m2 m5 m6 n7 n11 n12
#     buffers, CPUs                                                 f6 q1
#   that count steps in a given time, or a race that either may     s10 s11 k3 q9 r2 t6 t10 d1 p7 s4
#     win: who is faster is another one there
set -u
cd "$(dirname "$0")/../.."
dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
bad=0

elsewhere="s5 s7 s8 r3 y1 y2 p11 n10 m2 m5 m6 n7 n11 n12 f6 q1 s10 s11 k3 q9 r2 t6 t10 d1 p7 s4"

same() {
	sed -E 's/((p?pid|tid|ms|us|ns|address|child|by|was|port|worker|thread|private|shared[a-z_]*|parent|cpus|[a-z]*_(pid|tid|ms|us|ns))=)-?(0x)?[0-9a-f.]+/\1N/g
		s/(Executor-[0-9]+_)[0-9]+/\1N/g; s/process [0-9]+/process N/g; s/0x[0-9a-f]+/N/g' | LC_ALL=C sort
}

if [ $# -eq 0 ]; then
	for id in $(cd user/lessons && ls [a-z][0-9]*.c | sed 's/-.*//'); do
		case " $elsewhere " in *" $id "*) ;; *) set -- "$@" "$id" ;; esac
	done
fi
for id; do
	program=$(basename user/lessons/"$id"-*.c .c)
	(timeout 60 build/host/lessons/"$program" </dev/null 2>/dev/null | same >"$dir/$id.linux") &
	build/bin/heddle run --deterministic -- "/lessons/$program" </dev/null 2>/dev/null | same >"$dir/$id.heddle"
done
wait
for id; do
	if cmp -s "$dir/$id.linux" "$dir/$id.heddle"; then
		echo "ok $id"
	else
		echo "FAIL $id: $(diff "$dir/$id.linux" "$dir/$id.heddle" | head -3 | tr '\n' '|')"
		bad=1
	fi
done
exit $bad
