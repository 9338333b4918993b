/* SPDX-License-Identifier: MIT */
/*
 * Who changes its nice value keeps its place: it neither rises nor is it lost.  One thread gives
 * two others, which compute, a new nice value all the time; only one of them waits.
 */
#include "ops.h"

static void
work(int me)
{
	rest_until(2 * MS);
	if (me < 3) {
		compute(24 * MS);
		return;
	}
	rest_until(16 * MS);
	for (int i = 0; i < 22; i++) {
		become(1, NICE_0 + draw(0, 19));
		compute_then_rest(10000, 1000000);
	}
}

static void
body(void)
{
	workers_run(3, work);
	rule("window", 16 * MS, 42 * MS);
	rule("share", 2, from_to(250, 800));
	rule("changes", 1 << 1 | 1 << 2, from_to(1, 9));
}

int
main(void)
{
	return history_run(body, 500);
}
