#!/bin/sh
# SPDX-License-Identifier: MIT
# Eight deterministic runs on one CPU and eight on two, every core of the host
# kept busy meanwhile: identical output (jitter prints who ran when) and traces.
# Another seed gives another run.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
busy=
trap 'kill $busy; rm -rf "$dir"' EXIT
bad=0

seeded() {	# CPUS SEED TRACE
	"$h" run --deterministic --smp "$1" --seed "$2" --trace "$3" -- jitter 3000 </dev/null
}

for core in $(seq "$(nproc)"); do
	(while :; do :; done) &
	busy="$busy $!"
done
for cpus in 1 2; do
	first=$(seeded $cpus 7 "$dir/first")
	[ -n "$first" ] || { echo "jitter printed nothing on $cpus CPUs"; bad=1; }
	for i in $(seq 7); do
		again=$(seeded $cpus 7 "$dir/again")
		[ "$again" = "$first" ] || { echo "$cpus CPUs, run $i: $again, first: $first"; bad=1; }
		cmp "$dir/first" "$dir/again" || bad=1
	done
	[ "$(seeded $cpus 8 "$dir/other")" != "$first" ] ||
		{ echo "seeds 7 and 8 give the same run on $cpus CPUs"; bad=1; }
done
exit $bad
