#!/bin/sh
# SPDX-License-Identifier: MIT
# The command that a verdict prints repeats the failure: same seed, same finding.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/lib/conc"
cp lib/conc/lock.c "$dir/lib/conc/"
patch -s -d "$dir" -p1 <labs/05-mutex/wrong/if-for-while.patch || exit 1
build/bin/heddle grade 05-mutex forgets-nobody --submission "$dir" >"$dir/1" 2>&1
again=$(sed -n 's/^  again:    //p' "$dir/1")
[ -n "$again" ] || { echo "no command:"; cat "$dir/1"; exit 1; }
$again >"$dir/2" 2>&1
[ $? = 1 ] || { echo "it passes: $again"; exit 1; }
for n in 1 2; do
	sed -n '/^  expected/,/^  again/p' "$dir/$n" | sed '/^  again/d' >"$dir/$n.finding"
done
[ -s "$dir/1.finding" ] && cmp "$dir/1.finding" "$dir/2.finding" || { cat "$dir/1" "$dir/2"; exit 1; }
