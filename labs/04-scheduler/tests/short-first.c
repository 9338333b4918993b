/* SPDX-License-Identifier: MIT */
/*
 * Two threads compute without a pause; a third computes little at a time and
 * runs as soon as it is ready, because the others have sunk.
 */
#include "ops.h"

static void
work(int me)
{
	if (me < 3) {
		rest_until(2 * MS);
		compute(40 * MS);
		return;
	}
	rest_until(20 * MS + draw(0, 1000000));
	for (int i = 0; i < 10; i++)
		compute_then_rest(draw(50000, 150000), draw(1000000, 5000000));
	compute(50000);
}

static void
body(void)
{
	workers_run(3, work);
	rule("starts", 3, 2 * TOP + SLACK);	/* they may just have been lifted */
	rule("lag", 3, 2 * TOP + 12 * SLACK / 4);
}

int
main(void)
{
	return history_run(body, 500);
}
