/* SPDX-License-Identifier: MIT */
/*
 * One thread at a time: four threads, sixty times each, between acquire and
 * release; a shared counter is read and written back a little later.
 */
#include "ops.h"

enum { THREADS = 4, EACH = 60 };

static volatile int counter;

static void
work(int me)
{
	(void)me;
	for (int i = 0; i < EACH; i++) {
		acquire(0);
		int seen = counter;
		linger(20);
		counter = seen + 1;
		release(0);
	}
}

static void
body(void)
{
	acquire(0);
	try(0);
	release(0);
	threads_run(THREADS, work);
	count("lost_updates", THREADS * EACH - counter, 0);
}

int
main(void)
{
	return history_run(body, 500);
}
