#!/bin/sh
# SPDX-License-Identifier: MIT
# `lesson --under` shows for that very run the way from Python's call to the context switch, each with its line; and another
# one for a program that does the same by other means.
set -u
cd "$(dirname "$0")/../../.."

# ladder LESSON [ADD]: what stands on its ladders, from top to bottom, in one line.
ladder() {
	build/bin/heddle run --deterministic ${2:+--add "$2"} -- lesson --under "$1" </dev/null 2>/dev/null |
		sed '1,/^What was under it/d' | awk '/^  / { $0 = substr($0, 19); print $1 ($2 ? " " $2 : "") }' | tr '\n' ';'
}
# expect LESSON PATTERN [ADD]; a pattern that begins with ! must not be there.
expect() {
	found=$(ladder "$1" "${3:-}")
	if echo "$found" | grep -qE "${2#!}"; then there=yes; else there=; fi
	case $2/$there in
	!*/yes | [!!]*/) echo "FAIL $1 ${3:-}: $2 in $found"; exit 1 ;;
	esac
}
way() { echo "([a-z_0-9]+ $1[a-z_0-9/]*[.][ch]:[0-9]+;)+"; }
sleeps="wait_sleep kernel/sched/wait.c:[0-9]+;schedule kernel/sched/sched.c:[0-9]+;"
futex="$(way lib/conc/)syscall [^;]*;sys_futex kernel/sys/sys_futex.c:[0-9]+;futex_wait kernel/sync/futex.c:[0-9]+;$sleeps"
k1=/lessons/k1-producer-consumer
queue=lib/conc/queue.c:[0-9]+

expect k1 "produce user$k1.c:[0-9]+;queue.Queue.put;queue_put $queue;queue_put_timeout $queue;condition_wait_for [^;]*;condition_wait_timeout [^;]*;$futex"
expect k1 "produce user/lessons/check/right/k1-conditions.c:[0-9]+;put user/lessons/check/right/k1-conditions.c:[0-9]+;threading.Condition.wait;$futex" build/user/lessons-right/k1-conditions:$k1
expect k1 "!Condition.wait|Queue.put" build/user/lessons-wrong/k1-polls:$k1
expect c1 "next user/lessons/c1-generator.c:[0-9]+;generator.next;generator_next [^;]*;resume [^;]*;fiber_enter lib/conc/fiber.c:[0-9]+;"
expect c1 "!sys_|;tell"
expect c4 "send user/lessons/c4-await.c:[0-9]+;coroutine.send;$(way lib/conc/)"
expect p6 "add_one user/lessons/p6-isolated.c:[0-9]+;page_fault kernel/proc/fault.c:[0-9]+;"
expect s9 "produce [^;]*;threading.Semaphore.acquire;semaphore_acquire[^;]*;$futex"
expect s3 "print_in_turn [^;]*;threading.Lock.acquire;lock_acquire[^;]*;$futex"
expect r1 "read_items [^;]*;multiprocessing.Queue.get;pqueue_get[^;]*;$futex"
expect d1 "!BaseManager.start;([^;]*;)*poll"
expect q2 "!multiprocessing.Pool[^;]*;([^;]*;)*sys_read"
expect c5 "asyncio.AbstractEventLoop.run_until_complete;$(way lib/conc/)epoll_wait [^;]*;sys_epoll_p?wait kernel/sys/sys_epoll.c:[0-9]+;epoll_wait kernel/ipc/epoll.c:[0-9]+;$sleeps"
expect m2 "user/lessons/m2-select.c:[0-9]+;$(way lib/c/)sys_p?select[0-9]* [^;]*;$(way kernel/)"
expect r5 "user/lessons/r5-message-queue.c:[0-9]+;$(way lib/c/)sys_mq_timed[a-z]+ [^;]*;$(way kernel/)"
