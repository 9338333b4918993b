/* SPDX-License-Identifier: MIT */
/*
 * Whoever computes has longer turns the lower it sinks: two threads compute without a pause.
 * The second has its first turn after 2 ms, no earlier, and later they do not take over from each other all the time.
 */
#include "ops.h"

static void
work(int me)
{
	rest_until(2 * MS + draw(0, 20000));
	(void)me;
	compute(31 * MS);
}

static void
body(void)
{
	workers_run(2, work);
	rule("window", 0, 4 * MS);
	rule("starts", 1, TOP + SLACK);
	rule("starts", 2, TOP + SLACK);
	rule("window", 0, 3500000);
	rule("changes", 1 << 1 | 1 << 2, from_to(0, 0));
	rule("window", 0, 1000 * MS);
	rule("changes", 1 << 1 | 1 << 2, from_to(4, 16));
}

int
main(void)
{
	return history_run(body, 500);
}
