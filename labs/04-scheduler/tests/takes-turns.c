/* SPDX-License-Identifier: MIT */
/*
 * Equals take turns, 10 ms each, whoever they are: three threads of the same drawn
 * nice value, or of -20, the next to real time, compute without a pause, but that the
 * first yields once.
 */
#include "ops.h"

static int64_t urgency;

static void
work(int me)
{
	become(me, urgency);
	rest_until(3 * MS + me * 100000);
	if (me == 1) {
		compute(2 * MS);
		note("rest", now(), 0);
		sched_yield();
		note("ready", now(), 0);
	}
	compute(12 * MS);
}

static void
body(void)
{
	urgency = draw(0, 1) ? NICE_0 - 20 : NICE_0 + draw(1, 15);
	workers_run(3, work);
	for (int me = 1; me <= 3; me++)
		rule("waits", me, 2 * (QUANTUM + SLACK));
	rule("changes", 1 << 1 | 1 << 2 | 1 << 3, from_to(5, 8));
	rule("window", 0, 8 * MS);
	rule("changes", 1 << 1 | 1 << 2 | 1 << 3, from_to(1, 2));
}

int
main(void)
{
	return history_run(body, 500);
}
