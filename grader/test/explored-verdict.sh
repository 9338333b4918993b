#!/bin/sh
# SPDX-License-Identifier: MIT
# A test of kind `explore`: its verdict has the race's two lines, the steps and a token; graded again it is the same, within 40
# lines of 80 columns; the token replays; and what works for one thread is worth nothing until it passes.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
mkdir -p "$dir/lib/conc"
cp lib/conc/lock.c "$dir/lib/conc/"
patch -s -d "$dir" -p1 <labs/05-mutex/wrong/looks-then-takes.patch || exit 1
for round in 1 2; do
	build/bin/heddle grade 05-mutex states schedules --submission "$dir" --json "$dir/$round.json" >"$dir/$round" 2>&1
	[ $? = 1 ] || { echo "status is not 1:"; cat "$dir/$round"; exit 1; }
	sed '/^ "host": {/,/^ }/d' "$dir/$round.json" >"$dir/$round.cut"
done
cmp "$dir/1.cut" "$dir/2.cut" && cmp "$dir/1" "$dir/2" || exit 1
fail() { echo "$1:"; cat "$dir/1"; exit 1; }
[ "$(wc -l <"$dir/1")" -le 40 ] && [ "$(wc -L <"$dir/1")" -le 80 ] || fail "too long"
grep -q '^  ok \*  states .* 0 of 10 .* none before schedules passes' "$dir/1" || fail "points for states"
grep -q '^    schedules.c:[0-9]*  inside++;' "$dir/1" || fail "no line of the race"
grep -q '^ .*43 read lock 0 *43 read lock 0\|^ *43 read lock 0$' "$dir/1" || fail "no steps"
again=$(sed -n 's/^  again:    //p' "$dir/1")
$again >"$dir/replay" 2>&1
[ $? = 1 ] && grep -q 'a data race' "$dir/replay" || { echo "$again:"; cat "$dir/replay"; exit 1; }
