/* SPDX-License-Identifier: MIT */
/*
 * A new priority counts at once, also that of a thread that waits: one thread, more urgent
 * than all, gives drawn ones to five others.
 */
#include "ops.h"

enum { THREADS = 6 };

static int64_t
drawn(void)
{
	return draw(0, 3) == 0 ? draw(40, 42) : draw(120, 124);
}

static void
work(int me)
{
	become(me, me == THREADS ? 20 : drawn());
	rest_until(4 * MS);
	if (me < THREADS) {
		compute(draw(3, 6) * MS);
		return;
	}
	for (int i = 0; i < 30; i++) {
		become((int)draw(1, THREADS - 1), drawn());
		if (draw(0, 1))
			compute_then_rest(20000, draw(100000, 2000000));
	}
}

static void
body(void)
{
	workers_run(THREADS, work);
	rule("strict", SLACK, 0);
}

int
main(void)
{
	return history_run(body, 500);
}
