/* SPDX-License-Identifier: MIT */
/*
 * Everybody gets it in the end: five threads, forty times each, with sections
 * long enough that several wait at once, and pauses so that sometimes nobody
 * does.
 */
#include <sched.h>

#include "ops.h"

enum { THREADS = 5, EACH = 40 };

static void
work(int me)
{
	(void)me;
	for (int i = 0; i < EACH; i++) {
		acquire(1);
		linger((int)draw(0, 200));
		release(1);
		sched_yield();
		if (draw(0, 3) == 0)
			linger((int)draw(0, 1500));
	}
}

static void
body(void)
{
	acquire(1);
	release(1);
	threads_run(THREADS, work);
	try(1);
}

int
main(void)
{
	return history_run(body, 500);
}
