#!/bin/sh
# SPDX-License-Identifier: MIT
# What a program does under a seed is the same whether it is the first world of a boot or the third: a list without a
# lock, on one CPU and on two, and a shell that begins processes. The seed that fails comes with the command that shows
# it again.
h=${HEDDLE:-build/bin/heddle}
bad=0

seeds() {	# CPUS FIRST PROGRAM...: what seeds FIRST to 3 print
	cpus=$1 first=$2
	shift 2
	"$h" run --deterministic --smp "$cpus" -- seeds -s "$first" -n $((4 - first)) "$@" </dev/null 2>/dev/null
}

same() {	# CPUS PROGRAM...
	cpus=$1
	shift
	in_a_row=$(seeds "$cpus" 1 "$@" | sed '1,/^seed 2:/d')
	alone=$(seeds "$cpus" 3 "$@")
	if [ -z "$alone" ] || [ "$in_a_row" != "$alone" ]; then
		printf '%s CPUs, %s: in a row\n%s\nalone\n%s\n' "$cpus" "$*" "$in_a_row" "$alone"
		bad=1
	fi
}

for cpus in 1 2; do
	same $cpus /bin/sh -c '/lessons/k4-list-or-queue list 20 10 2 100; true'
	same $cpus /bin/jitter 3000
done
same 1 /bin/sh -c 'for i in 1 2 3; do jitter 300 & done; wait; jitter 300'
"$h" run --deterministic --smp 2 -- seeds -s 5 -n 9 /bin/sh -c 'exit 4' </dev/null 2>&1 >/dev/null |
	grep -qF 'seed 5: again, on the host: build/bin/heddle run --deterministic --smp 2 -- seeds -s 5 -n 1 /bin/sh' ||
	{ echo "no command that shows seed 5 again"; bad=1; }
exit $bad
