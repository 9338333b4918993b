#!/bin/sh
# SPDX-License-Identifier: MIT
# class.sh [N]: how long a submission takes to be graded, by all tests, and a class: N (default 8) submissions, the solution and
# wrong answers, told as for a hundred.  Wall time on this machine; the goals are for two processors.
n=${1:-8}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
now() { date +%s.%N; }
row() { # WHAT SECONDS GOAL
	awk -v what="$1" -v s="$2" -v goal="$3" 'BEGIN { printf "%-36s %9.1f %9.1f   %s\n", what, s, goal, s <= goal ? "" : "missed" }'
}
submissions() { # LAB: N folders
	files=$(sh labs/files.sh "$1")
	i=0
	while [ $i -lt "$n" ]; do
		mkdir -p "$dir/$1/$i"
		tar -cf - $files | tar -xf - -C "$dir/$1/$i"
		wrong=
		[ $((i % 15)) = 0 ] || wrong=$(ls "labs/$1/wrong" | sed -n "$((i % 15))p")
		[ -z "$wrong" ] || patch -s -d "$dir/$1/$i" -p1 <"labs/$1/wrong/$wrong" || exit 1
		i=$((i + 1))
	done
}
echo "grading, with $(nproc) processors             seconds      goal"
for what in 10-queue:10:1020 09-pipe:20:2040; do
	lab=${what%%:*} goals=${what#*:}
	began=$(now)
	build/bin/heddle grade "$lab" --solution >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
	row "$lab, one submission" "$(echo "$(now) $began" | awk '{ print $1 - $2 }')" "${goals%:*}"
	submissions "$lab"
	began=$(now)
	build/bin/heddle class "$lab" "$dir/$lab" --out "$dir/out-$lab" >"$dir/log" 2>&1 || { cat "$dir/log"; exit 1; }
	row "$lab, a class of 100 (from $n)" "$(echo "$(now) $began $n" | awk '{ print ($1 - $2) * 100 / $3 }')" "${goals#*:}"
done
