/* SPDX-License-Identifier: MIT */
/*
 * Threads that take locks in one order for all, so that there can be no circle, and often at the same moments: one holds
 * the first and wants the second; the others give the second back and want the first.
 */
#include "ops.h"

enum { ROUNDS = 150 };

static void
work(int me)
{
	struct lock *first = &locks[0], *second = &locks[1];
	char name[] = { 't', (char)('a' + me), 0 };

	pthread_setname_np(pthread_self(), name);
	for (int i = 0; i < ROUNDS; i++) {
		lock_acquire(me == 1 ? first : second);
		linger((int)draw(0, 300));
		if (me == 1)
			lock_acquire(second);
		else
			lock_release(second);
		if (me != 1)
			lock_acquire(first);
		linger((int)draw(0, 300));
		lock_release(first);
		if (me == 1)
			lock_release(second);
	}
}

static void
body(void)
{
	begin_with_circle();
	threads_run(2, work);
	look();
}

int
main(void)
{
	return history_run(body, 900);
}
