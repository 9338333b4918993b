/* SPDX-License-Identifier: MIT */
/* Locks in memory that processes share: a circle through several of them. */
#include "ops.h"

static void
body(void)
{
	int p[MEMBERS], n = (int)draw(2, 4), child[5];

	begin_with_circle();
	for (int i = 1; i <= 4; i++)
		child[i] = child_start(i, serve);
	begin_threads(5, 6);
	each_takes(1, 6);
	order(5, TAKE, 1);
	shuffle(p, 4);
	for (int i = 0; i < n; i++) {
		order(p[i], TAKE, p[(i + 1) % n]);
		look();
	}
	order(6, TAKE, p[0]);
	look();
	for (int i = 1; i <= 4; i++)
		kill(child[i], SIGKILL);
}

int
main(void)
{
	return history_run(body, 800);
}
