#!/bin/sh
# SPDX-License-Identifier: MIT
# A program that waits for ever is told so at once: who waits for which lock,
# who holds it, where.  One that goes on is never accused.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
bad=0
"$h" cc --plain tools/heddle/test/deadlock.c -o "$dir/deadlock" || exit 1

run() {	# MODE STATUS SEED
	"$h" run --deterministic --seed "$3" --timeout 60 --add "$dir/deadlock:/bin/deadlock" \
		-- deadlock "$1" </dev/null >"$dir/out" 2>"$dir/err"
	got=$?
	[ $got = "$2" ] || { echo "$1: status $got, expected $2"; cat "$dir/err"; bad=1; }
}
place() {	# file:line of the lock somebody waits for
	echo "tools/heddle/test/deadlock.c:$(grep -n "/\* $1 waits" tools/heddle/test/deadlock.c | cut -d: -f1)"
}
says() {
	grep -q "$1" "$dir/err" || { echo "not said: $1"; head -40 "$dir/err"; bad=1; }
}

for seed in 1 2 3; do
	run cycle 124 $seed
	says 'deadlock in process [1-9][0-9]*: 2 threads wait for each other'
	says '(alice) waits for lock B .*, held by thread [0-9]* (bob)'
	says '(bob) waits for lock A .*, held by thread [0-9]* (alice)'
	says "a_then_b+.*($(place alice))"
	says "b_then_a+.*($(place bob))"
	says 'bystander: thread [0-9]* (carol) waits for lock A'
	says 'bystander: thread [0-9]* (deadlock) joins thread'
	[ "$(grep -c 'bystander' "$dir/err")" = 2 ] || { echo "$seed: not two bystanders"; cat "$dir/err"; bad=1; }
	run inherit 124 $seed
	says 'deadlock in process [1-9][0-9]*: 2 threads wait for each other'
	says '(dora) waits for lock B .*, held by thread [0-9]* (emil)'
	says '(emil) waits for lock C .*, held by thread [0-9]* (dora)'
	run self 124 $seed
	says 'a thread waits for itself'
	says 'waits for lock B .*, held by itself'
	run abandoned 124 $seed
	says 'no thread is left that could wake another'
	says 'waits for lock A .*, held by thread [0-9]*, which has exited'
	[ "$(grep -c '^deadlock' "$dir/err")" = 1 ] || { echo "$seed: told twice"; bad=1; }
	run lost 124 $seed
	says 'no thread is left that could wake another'
	run fine 0 $seed
	grep -q deadlock "$dir/err" && { echo "a correct program is accused:"; cat "$dir/err"; bad=1; }
done
exit $bad
