/* SPDX-License-Identifier: MIT */
/*
 * Whoever is most urgent runs: seven threads of drawn urgency, some of them
 * equal and some in real time, become ready at drawn times, compute, and rest
 * in between.
 */
#include "ops.h"

enum { THREADS = 7 };

static void
work(int me)
{
	become(me, me < 3 ? draw(40, 45) : draw(110, 116));
	rest_until(4 * MS + draw(0, 4000000));
	for (int i = 0; i < 3; i++)
		compute_then_rest(draw(300000, 1500000), draw(100000, 1000000));
	compute(MS);
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
