#!/bin/sh
# SPDX-License-Identifier: MIT
# Who ends with a lock held is named to those who wait for it, on any schedule, on one CPU and two: a process that was terminated
# (lesson P8, and live), a thread that returned (lesson S4), with the line of each waiter.  Who gives up or gives back is not accused.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
bad=0

run() {	# STATUS OPTIONS LESSON [ARGUMENT]...
	want=$1 how=$2
	shift 2
	"$h" run $how --timeout 200 -- "/lessons/$@" </dev/null >"$dir/out" 2>"$dir/err"
	got=$?
	[ $got = "$want" ] || wrong "status $got, expected $want"
}
wrong() {
	echo "$how: $1"
	head -40 "$dir/out" "$dir/err"
	bad=1
}
field() {	# WORD KEY: of the first line @WORD
	sed -n "s/^@$1 .*\<$2=\([0-9]*\).*/\1/p" "$dir/out" | head -1
}
says() {
	grep -q "$1" "$dir/err" || wrong "not said: $1"
}
counts() {	# N PATTERN
	[ "$(grep -c "$2" "$dir/err")" = "$1" ] || wrong "not $1 times: $2"
}
place() {	# FUNCTION: where the lesson takes the lock in it
	awk -v f="^$2\\\\(" '$0 ~ f { on = 1 } on && /lock_acquire/ { print FILENAME ":" FNR; exit }' "$1"
}

terminated() {
	run 124 "$1" p8-terminate-holder for-ever 0 treasure
	counts 1 '^deadlock in process'
	says "^  thread $(field waiter pid) .* waits for lock treasure (0x[0-9a-f]*), held by thread $(field holder pid), which has exited$"
	says "want_it+.*($(place user/lessons/p8-terminate-holder.c want_it))"
	run 0 "$1" p8-terminate-holder timeout 0.2
	counts 0 deadlock
}
returned() {
	run 0 "$1" s4-return-with-lock 7 treasure 10 20 30
	counts 1 "^deadlock in process $(field part pid):"
	counts 1 '^deadlock'
	told=$(sed '/@after how=written/q' "$dir/out" | grep -c '^@value\|^@out')
	counts $((7 - told)) "^  thread .* waits for lock treasure (0x[0-9a-f]*), held by thread $(field out_of_range tid), which has exited$"
	counts $((7 - told)) "get_value+.*($(place user/lessons/s4-return-with-lock.c get_value))"
	run 0 "$1" s4-return-with-lock 5
	counts 0 deadlock
}

for way in terminated returned; do
	for seed in 1 2 3; do
		$way "--deterministic --seed $seed"
	done
	$way "--deterministic --smp 2"
done
terminated "--smp 2"
exit $bad
