/* SPDX-License-Identifier: MIT */
/*
 * Whoever is interrupted by a more urgent one goes on afterwards, before its equals,
 * for the rest of its turn: two equals compute, a third thread comes between again and again.
 */
#include "ops.h"

static void
work(int me)
{
	become(me, me < 3 ? NICE_0 + 5 : NICE_0 - 5);
	rest_until(3 * MS + draw(0, 100000));
	if (me < 3) {
		compute(14 * MS);
		return;
	}
	for (int i = 0; i < 13; i++)
		compute_then_rest(draw(100000, 400000), draw(1500000, 2500000));
}

static void
body(void)
{
	workers_run(3, work);
	rule("strict", SLACK, 0);
	rule("changes", 1 << 1 | 1 << 2, from_to(1, 4));
}

int
main(void)
{
	return history_run(body, 500);
}
