#!/bin/sh
# SPDX-License-Identifier: MIT
# heddle explore --deterministic passes the turn between any two instructions, so that a lost update is found in a program that
# nobody instrumented, and the command that it tells shows the same once more.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
sed 's/static int counter/static volatile int counter/;s/i < 3/i < 100/;s/== 6/== 200/' user/explore/wrong/lost-update.c >"$dir/plain.c"
"$h" cc --plain "$dir/plain.c" -o "$dir/plain" || exit 1
"$h" explore --deterministic --schedules 60 -- "$dir/plain" >"$dir/out" 2>&1 </dev/null
[ $? -eq 1 ] && grep -q 'fails: exit status 134 (signal 6: Aborted)' "$dir/out" || { echo 'not found'; cat "$dir/out"; exit 1; }
"$h" $(sed -n 's/^explore: to see it again: heddle //p' "$dir/out") >"$dir/again" 2>&1 </dev/null
[ $? -eq 134 ] && sed 1,2d "$dir/out" | cmp - "$dir/again" || { echo 'not the same again'; cat "$dir/out" "$dir/again"; exit 1; }
"$h" explore --deterministic --schedules 2 -- user/explore/right/counter-with-mutex.c >"$dir/out" 2>&1 </dev/null &&
	grep -q '2 seeds, from 1 on: none fails' "$dir/out" || { cat "$dir/out"; exit 1; }
"$h" explore --deterministic --strategy pct:2 -- "$dir/plain" >"$dir/out" 2>&1 </dev/null
[ $? -eq 2 ] && grep -q 'goes with' "$dir/out"
