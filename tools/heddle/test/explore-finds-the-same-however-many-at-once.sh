#!/bin/sh
# SPDX-License-Identifier: MIT
# What is run beside each other is told as if one had been run after the other: explore -j 8 on four processors
# and -j 1 on one say the same byte for byte, where a failure is found and where none is; the mix runs
# long enough for the greatest length, on which later schedules depend, to grow while others are ahead.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

"$h" cc user/explore/right/condition-in-a-loop.c -o "$dir/right" && "$h" cc user/explore/wrong/cycle-of-three.c -o "$dir/wrong" || exit 1
for strategy in mix pct:3; do
	echo "explore -v -S $strategy -n 150 JOBS /tmp/right"
	echo "explore -v -S $strategy -n 300 JOBS /tmp/wrong"
done >"$dir/script"
sed 's/JOBS/-j 1/' "$dir/script" >"$dir/alone"
sed 's/JOBS/-j 8/' "$dir/script" >"$dir/beside"
for how in '1 alone' '4 beside'; do
	set -- $how
	"$h" run --smp "$1" --mem 384 --add "$dir/right:/tmp/right" --add "$dir/wrong:/tmp/wrong" --add "$dir/$2:/tmp/script" \
		-- sh /tmp/script </dev/null >"$dir/$2.out" 2>"$dir/$2.err"
done
grep -q 'schedule .* fails' "$dir/alone.out" && grep -q 'none fails' "$dir/alone.out" && cmp "$dir/alone.out" "$dir/beside.out" && exit 0
diff "$dir/alone.out" "$dir/beside.out"
exit 1
