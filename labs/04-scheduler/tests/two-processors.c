/* SPDX-License-Identifier: MIT */
/*
 * On two processors threads go from one to the other, and nobody is lost: four compute, a fifth
 * computes little at a time.
 */
#include "ops.h"

static void
work(int me)
{
	rest_until(2 * MS + draw(0, 1000000));
	if (me < 5) {
		compute(12 * MS);
		return;
	}
	rest_until(8 * MS);
	for (int i = 0; i < 8; i++)
		compute_then_rest(draw(50000, 150000), draw(1000000, 3000000));
}

static void
body(void)
{
	workers_run(5, work);
	for (int me = 1; me <= 4; me++)
		rule("waits", me, 40 * MS);
}

int
main(void)
{
	return history_run(body, 500);
}
