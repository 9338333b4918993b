/* SPDX-License-Identifier: MIT */
/* Who joins a thread waits for it, as who wants its lock does: circles of both, and a join that comes to its end. */
#include "ops.h"

static void
body(void)
{
	int p[MEMBERS], n = (int)draw(2, 6), joins = (int)draw(0, n - 1), first = (int)draw(0, n - 1);

	begin_with_circle();
	begin_threads(1, 8);
	each_takes(1, 6);
	order(8, JOIN, 7);
	look();
	order(7, LEAVE, 0);
	look();
	shuffle(p, 6);
	for (int i = 0; i < n; i++) {
		int k = (first + i) % n, next = p[(k + 1) % n];
		order(p[k], k == joins || draw(0, 1) ? JOIN : TAKE, next);
		if (i + 2 >= n)
			look();
	}
}

int
main(void)
{
	return history_run(body, 800);
}
