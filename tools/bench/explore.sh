#!/bin/sh
# SPDX-License-Identifier: MIT
# explore.sh [-n SCHEDULES]: schedules a second that one core goes through, of the programs in explore/; by CPU time of QEMU
# and heddle, of so many schedules (2,000) less that of a tenth, so that neither boot nor a busy host counts for much.
set -eu
cd "$(dirname "$0")/../.."
B=${B:-build} n=2000
[ "${1:-}" != -n ] || n=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# How long N schedules of a program take, in $work/NAME.
spend() {
	times >"$work/before"
	"$B/bin/heddle" explore --schedules "$2" -- "$work/$1" >"$work/said" </dev/null
	times >"$work/after"
	cat "$work/before" "$work/after" | awk 'NR % 2 == 0 {
		split($1, user, /[ms]/)
		split($2, kernel, /[ms]/)
		t[NR / 2] = 60 * (user[1] + kernel[1]) + user[2] + kernel[2]
	}
	END { print t[2] - t[1] }' >"$work/$1.$2"
}

printf '%-12s %8s %8s %12s %8s\n' program points us schedules/s goal
# The test of kind explore of lab 10-queue, with the tree's queue.
sed "s|<explored.h>|\"$PWD/labs/harness/explored.h\"|" labs/10-queue/explore/schedules.c >"$work/10-queue.c"
for row in nothing:6667 two-threads:3000 10-queue:1000 fork-pipes:300; do
	name=${row%:*}
	if [ "$name" = 10-queue ]; then
		set -- "$work/10-queue.c" lib/conc/queue.c
	else
		set -- "tools/bench/explore/$name.c"
	fi
	"$B/bin/heddle" cc "$@" -o "$work/$name"
	spend "$name" $((n / 10))
	spend "$name" "$n"
	awk -v name="$name" -v n="$n" -v goal="${row#*:}" -v few="$(cat "$work/$name.$((n / 10))")" -v all="$(cat "$work/$name.$n")" '
		/schedules, [0-9]+ points/ {
			us = (all - few) / (n - n / 10) * 1000000
			printf "%-12s %8.0f %8.0f %12.0f %8d\n", name, $4 / n, us, 1000000 / us, goal
		}' "$work/said"
done
