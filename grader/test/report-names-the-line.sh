#!/bin/sh
# SPDX-License-Identifier: MIT
# A report names a line of the student's file: where a thread that waits for itself came through it, where a crash was,
# where a panic's way leads through it; and where nothing tells, the function that the call is about.
dir=$(mktemp -d) || exit 1
trap 'rm -rf "$dir"' EXIT

looks_at() {	# LAB TEST FILE SED WANTED-PLACE TEXT-OF-THE-LINE
	rm -rf "$dir/in" && mkdir -p "$dir/in/$(dirname "$3")"
	sed "$4" "$3" >"$dir/in/$3"
	place=$(build/bin/heddle grade "$1" "$2" --submission "$dir/in" | sed -n 's/^  look at:  //p')
	line=${place#*:} line=${line%%[, ]*}
	case $place in
	"$3:"[0-9]*"$5") ;;
	*) echo "$1 $2: looks at '$place', not in $3 ... $5"; exit 1 ;;
	esac
	sed -n "${line}p" "$dir/in/$3" | grep -qF "$6" || { echo "$1 $2: line $line has no $6"; exit 1; }
}

queue=lib/conc/queue.c
looks_at 10-queue join $queue 's/q->unfinished--;/*(volatile int *)8 = 1;/' ', in queue_task_done' '(volatile int *)8'
looks_at 10-queue timeouts $queue '/^queue_get_timeout/,/^}/s/lock_release(&q->lock);//' ', in queue_put_timeout' lock_acquire
looks_at 10-queue fifo $queue '/^queue_full/,/^}/s/return .*/return false;/' ', queue_full' 'queue_full('
looks_at 10-queue fifo $queue '/^bool$/{N;/queue_full/{N;N;N;s/.*/bool queue_full(struct queue *q) { return false; }/}}' ', queue_full' 'queue_full('
looks_at 09-pipe order kernel/ipc/pipe.c '/^pipe_poll/,/^}/!s/^\tmutex_init(.*/\t*(volatile int *)8 = 1;/' ', in pipe_create' '(volatile int *)8'
looks_at 09-pipe non-blocking kernel/ipc/pipe.c '/^pipe_write/,/^}/s/mutex_unlock(.*);//' ', in pipe_poll' mutex_lock
