/* SPDX-License-Identifier: MIT */
/* Threads that were looked at and are gone leave no memory behind: those that went on, and those that were killed. */
#include <free_kib.h>

#include "ops.h"

enum { TIMES = 12, EACH = 4 };

static void
hold_one(int me)
{
	lock_acquire(&locks[me]);
	if (me > 1)
		lock_acquire(&locks[me - 1]);
	sleep_ms(me == 1 ? 8 : 0);
	if (me > 1)
		lock_release(&locks[me - 1]);
	lock_release(&locks[me]);
}

static void
wait_for_oneself(int me)
{
	lock_acquire(&locks[me]);
	lock_acquire(&locks[me]);
}

static void
some_come_and_go(void)
{
	threads_run(EACH, hold_one);
	int child = child_start(5, wait_for_oneself);
	settle();
	kill(child, SIGKILL);
	settle();
	lock_init(&locks[5]);
}

static void
body(void)
{
	begin_with_circle();
	some_come_and_go();
	int64_t before = free_kib();
	for (int i = 0; i < TIMES; i++)
		some_come_and_go();
	settle();
	count("kib_lost", before - free_kib(), 100);
	begin_threads(1, 2);
	order(1, TAKE, 6);
	order(2, TAKE, 7);
	order(1, TAKE, 7);
	order(2, TAKE, 6);
	look();
}

int
main(void)
{
	return history_run(body, 900);
}
