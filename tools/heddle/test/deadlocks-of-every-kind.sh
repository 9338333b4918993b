#!/bin/sh
# SPDX-License-Identifier: MIT
# Whatever a thread can wait for: if nobody is left who could end it, that is told,
# with who waits for whom; also while a stranger naps or computes.  If it only looks
# so for a while, nothing is told.
h=${HEDDLE:-build/bin/heddle}
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT
bad=0
"$h" cc --plain tools/heddle/test/deadlock-kinds.c -o "$dir/kinds" || exit 1

run() {	# STATUS WAY...
	want=$1
	shift
	"$h" run --deterministic --timeout 60 --add "$dir/kinds:/bin/kinds" -- kinds "$@" </dev/null >"$dir/out" 2>"$dir/err"
	got=$?
	[ $got = "$want" ] || { echo "$*: status $got, expected $want"; cat "$dir/err"; bad=1; }
}
says() {
	grep -q "$1" "$dir/err" || { echo "$way: not said: $1"; head -30 "$dir/err"; bad=1; }
}
once() {
	[ "$(grep -c '^deadlock' "$dir/err")" = 1 ] || { echo "$way: not told once"; head -40 "$dir/err"; bad=1; }
}

# WAY / what is told / of each thread: what is waited for
while IFS=/ read -r way header first second; do
	run 124 "$way"
	says "^deadlock in process.*: $header"
	says "$first"
	says "${second:-$first}"
	case $way in
	shared-semaphore) ;; # two that each nobody wakes
	*) once ;;
	esac
done <<'END'
three-mutexes/3 threads wait for each other/waits for lock A .*, held by thread/waits for lock C .*, held by thread
inherit/2 threads wait for each other/waits for lock B .*, held by thread/waits for lock C .*, held by thread
rwlocks/2 threads wait for each other/waits for lock R .*, held by thread/waits for lock S .*, held by thread
reads/2 threads wait for each other/waits for lock R .*, held by thread/waits for lock S .*, held by thread
readers/2 threads wait for each other/waits for lock R+0x8 .*, held by thread/waits for lock S+0x8 .*, held by thread
upgrade/2 threads wait for each other/waits for lock R+0x4 .*, held by thread/waits for lock R+0x8 .*, held by thread
read-again/2 threads wait for each other/waits for lock R+0x4 .*, held by thread/waits for lock R+0x8 .*, held by thread
mutex-and-join/2 threads wait for each other/waits for lock A/joins thread
condition/no thread is left/waits for a wake-up at rung (0x.* nobody is left to give/pthread_cond_[a-z]*wait+
semaphore/no thread is left/waits for a wake-up at none (0x/listen_for+
shared-semaphore/no thread is left/waits for a wake-up/sem_[a-z]*wait+
pipes/2 threads wait for each other/waits for pipe [0-9]*, which thread .* could end/bystander: thread 1 (init) .* waits for a child
full-pipes/2 threads wait for each other/waits for pipe [0-9]*, which thread/full_pipes+
own-pipe/no thread is left/waits for pipe [0-9]*, which nobody is left to end/main+
selects/2 threads wait for each other/waits for any of several files, which thread/select_one+
epolls/2 threads wait for each other/waits for any of several files, which thread/waits for pipe
sockets/2 threads wait for each other/waits for socket [0-9]*, which thread
tcp/2 threads wait for each other/waits for socket [0-9]*, which thread
queues/2 threads wait for each other/waits for mq [0-9]*, which thread
event/2 threads wait for each other/waits for eventfd [0-9]*, which thread
child-and-pipe/2 threads wait for each other/waits for process [0-9]*, which/waits for pipe [0-9]*, which
file-locks/2 threads wait for each other/waits for flock [0-9]*, which thread
vfork-and-pipe/2 threads wait for each other/waits for process [0-9]*, which thread/waits for pipe [0-9]*, which thread
fifo/no thread is left/waits for pipe [0-9]*, which nobody is left to end
END

# Told while the stranger is still there.
while read -r way stranger; do
	run 124 "$way" "$stranger"
	[ "$way" = shared-semaphore ] || once
	sed '/^the stranger ends/q' "$dir/err" | grep -q '^deadlock in process' || { echo "$way, $stranger: too late"; bad=1; }
done <<'END'
pipes computes
sockets sleeps
file-locks sleeps
child-and-pipe computes
condition computes
shared-semaphore sleeps
END

for way in alarm child-signal kill writer-sleeps on-its-way thread-sleeps timeout writer-gives-up file-lock terminal set-grows shared-word; do
	run 0 fine-$way
	! grep -q '^deadlock' "$dir/err" || { echo "$way goes on, and is accused:"; cat "$dir/err"; bad=1; }
done
exit $bad
