#!/bin/sh
# SPDX-License-Identifier: MIT
# `lesson --under` shows for that very run the way from Python's call to the context switch, each with its line; and another
# one for a program that does the same by other means.  Each line lies in the function beside it, from its name to its last brace.
set -u
cd "$(dirname "$0")/../../.."

seen=$(mktemp) && trap 'rm -f "$seen"' EXIT

# ladder LESSON [ADD]: what stands on its ladders, from top to bottom, in one line.
ladder() {
	${HEDDLE:-build/bin/heddle} run --deterministic ${2:+--add "$2"} -- lesson --under "$1" </dev/null 2>/dev/null |
		sed '1,/^What was under it/d' | awk '/^  / { $0 = substr($0, 19); print $1 ($2 ? " " $2 : "") }' | tee -a "$seen" | tr '\n' ';'
}
# expect LESSON PATTERN [ADD]; a pattern that begins with ! must not be there.
expect() {
	found=$(ladder "$1" "${3:-}")
	if echo "$found" | grep -qE "${2#!}"; then there=yes; else there=; fi
	case $2/$there in
	!*/yes | [!!]*/) echo "FAIL $1 ${3:-}: $2 in $found"; exit 1 ;;
	esac
}
# What was made a part of a function stands below it, and has the line.
way() { echo "([a-z_0-9]+( $1[a-z_0-9/]*[.][ch]:[0-9]+)?;)+"; }
sleeps="wait_sleep;block kernel/sched/wait.c:[0-9]+;schedule kernel/sched/sched.c:[0-9]+;reschedule;switch_to kernel/sched/sched.c:[0-9]+;"
futex="$(way lib/conc/)syscall;sys6 lib/c/syscall.h:[0-9]+;sys_futex;wait kernel/sys/sys_futex.c:[0-9]+;futex_wait;sleep_until_woken kernel/sync/futex.c:[0-9]+;$sleeps"
k1=/lessons/k1-producer-consumer
queue=lib/conc/queue.c:[0-9]+

expect k1 "produce user$k1.c:[0-9]+;queue.Queue.put;queue_put $queue;queue_put_timeout $queue;condition_wait_for [^;]*;condition_wait_timeout [^;]*;$futex"
expect k1 "produce user/lessons/check/right/k1-conditions.c:[0-9]+;put user/lessons/check/right/k1-conditions.c:[0-9]+;threading.Condition.wait;$futex" build/user/lessons-right/k1-conditions:$k1
expect k1 "!Condition.wait|Queue.put" build/user/lessons-wrong/k1-polls:$k1
expect c1 "next user/lessons/c1-generator.c:[0-9]+;generator.next;generator_next;generator_send [^;]*;resume [^;]*;fiber_enter lib/conc/fiber.c:[0-9]+;"
expect c1 "!sys_|;tell"
expect c4 "send user/lessons/c4-await.c:[0-9]+;coroutine.send;$(way lib/conc/)"
expect p6 "add_one user/lessons/p6-isolated.c:[0-9]+;page_fault kernel/proc/fault.c:[0-9]+;"
expect s9 "produce [^;]*;threading.Semaphore.acquire;semaphore_acquire[^;]*;$futex"
expect s3 "print_in_turn;lock_guard_enter lib/conc/guard.h:[0-9]+;threading.Lock.acquire;lock_acquire[^;]*;$futex"
expect r1 "read_items [^;]*;multiprocessing.Queue.get;pqueue_get[^;]*;$futex"
expect d1 "!BaseManager.start;([^;]*;)*poll"
expect q2 "!multiprocessing.Pool[^;]*;([^;]*;)*sys_read"
expect c5 "asyncio.AbstractEventLoop.run_until_complete;$(way lib/conc/)epoll_p?wait;sys[0-9] lib/c/[^;]*;$(way kernel/)$sleeps"
expect m2 "user/lessons/m2-select.c:[0-9]+;$(way lib/c/)sys_p?select[0-9]* [^;]*;$(way kernel/)"
expect r5 "bounds user/lessons/r5-message-queue.c:[0-9]+;mq_timedreceive;sys5 lib/c/[^;]*;sys_mq_timedreceive kernel/[^;]*;mq_receive[^;]*;"
# Who asks and who answers wait in the same call, and each is told for itself.
expect n3 "work user/lessons/n3-upper-echo.c:[0-9]+;recv;sys6 lib/c/[^;]*;sys_recvfrom kernel/sys/sys_message.c:[0-9]+;$(way kernel/)"
expect n3 "client user/lessons/n3-upper-echo.c:[0-9]+;recv;sys6 lib/c/[^;]*;sys_recvfrom kernel/sys/sys_message.c:[0-9]+;$(way kernel/)"
expect c4 "mended user/lessons/c4-await.c:[0-9]+;await;coroutine_await lib/conc/coroutine.c:[0-9]+;"

grep ' ' "$seen" | grep -v '[.]S:' | sort -u | awk '{
	split($2, at, ":")
	name = substr($1, 1, 4) == "sys_" ? "SYSCALL[A-Z_]*[(]" substr($1, 5) "[,)]|^" $1 "[(]" : $1 "[(]"
	for (n = begins = ends = 0; (getline line < at[1]) > 0;) {
		n++
		if (n <= at[2] && line ~ "^(" name ")")
			begins = n
		if (n == at[2] && line ~ "^SCOPED[(].*, " substr($1, 1, length($1) - 7) "[)]$")	# a function that a macro makes
			begins = ends = n
		if (n >= at[2] && !ends && line ~ /^}/)
			ends = n
		if (n > begins && n < at[2] && line ~ /^}/)
			begins = 0
	}
	close(at[1])
	if (!begins || !ends) {
		print "FAIL " $2 " is not in " $1
		bad = 1
	}
}
END { exit bad || NR < 50 }'
