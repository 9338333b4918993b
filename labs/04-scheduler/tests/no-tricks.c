/* SPDX-License-Identifier: MIT */
/*
 * Nobody stays on top by giving the processor up shortly before its turn is over.  Two pairs,
 * one after the other: one thread computes without a pause, the other, after each 1.7 ms, rests
 * for a moment (in the first pair) or yields (in the second).
 */
#include "ops.h"

enum { FIRST = 2, SECOND = 56, LENGTH = 36 };	/* ms */

static void
trick(int64_t end, bool yields)
{
	while (now() < end) {
		if (!yields) {
			compute_then_rest(1600000 + draw(0, 200000), 20000);
			continue;
		}
		compute(1600000 + draw(0, 200000));
		note("rest", now(), 0);
		sched_yield();
		note("ready", now(), 0);
	}
}

static void
work(int me)
{
	int64_t begin = (me < 3 ? FIRST : SECOND) * MS;

	rest_until(begin);
	if (me % 2)
		compute(22 * MS);
	else
		trick(begin + LENGTH * MS, me == 4);
}

static void
body(void)
{
	workers_run(4, work);
	rule("window", (FIRST + 4) * MS, (FIRST + LENGTH) * MS);
	rule("share", 1, from_to(200, 800));
	rule("window", (SECOND + 4) * MS, (SECOND + LENGTH) * MS);
	rule("share", 3, from_to(200, 800));
}

int
main(void)
{
	return history_run(body, 500);
}
