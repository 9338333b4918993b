/* SPDX-License-Identifier: MIT */
/*
 * Others come to wait for members of a circle, some of them before it is closed.  They are no members, and whoever looks
 * comes to an end: a loop takes as long as alone.
 */
#include "ops.h"

static void
body(void)
{
	int64_t alone = loop_ns();
	int p[MEMBERS], n = (int)draw(1, 5), early = (int)draw(1, 2);

	begin_with_circle();
	begin_threads(1, MEMBERS - 2);
	each_takes(1, MEMBERS - 2);
	shuffle(p, MEMBERS - 2);
	for (int i = 0; i < early; i++)
		order(p[n + i], TAKE, p[draw(0, n - 1)]);
	for (int i = 0; i < n; i++)
		order(p[i], TAKE, p[(i + 1) % n]);
	look();
	for (int i = n + early; i < MEMBERS - 2; i++) {
		order(p[i], TAKE, draw(0, 1) ? p[draw(0, n - 1)] : p[i - 1]);
		look();
	}
	count("percent", 100 * loop_ns() / alone, 150);
}

int
main(void)
{
	return history_run(body, 800);
}
