#!/bin/sh
# SPDX-License-Identifier: MIT
# Graded again, the report is the same byte for byte outside its `host` object: right, wrong and broken submissions.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/wrong/lib/conc" "$dir/broken/lib/conc"
cp lib/conc/lock.c "$dir/wrong/lib/conc/"
patch -s -d "$dir/wrong" -p1 <labs/05-mutex/wrong/looks-then-takes.patch || exit 1
echo 'int x = ;' >"$dir/broken/lib/conc/lock.c"
for which in wrong broken; do
	for round in 1 2; do
		build/bin/heddle grade 05-mutex states excludes --submission "$dir/$which" --json "$dir/$round" >/dev/null 2>&1
		[ $? = 1 ] || { echo "$which: status is not 1"; exit 1; }
		sed '/^ "host": {/,/^ }/d' "$dir/$round" >"$dir/$round.cut"
	done
	cmp "$dir/1.cut" "$dir/2.cut" || exit 1
done
for round in 1 2; do	# a kernel too is linked to the same bytes
	build/bin/heddle grade 09-pipe order --solution --json "$dir/$round" >/dev/null 2>&1 || { echo "09-pipe failed"; exit 1; }
	sed '/^ "host": {/,/^ }/d' "$dir/$round" >"$dir/$round.cut"
done
cmp "$dir/1.cut" "$dir/2.cut" || exit 1
grep -q '"verdict"' "$dir/1.cut" || { echo "this test is broken"; exit 1; }
