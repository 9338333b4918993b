/* SPDX-License-Identifier: MIT */
/* Circles of one, of all, and of every length drawn, closed by whoever is last; each member is named once, in order. */
#include "ops.h"

/* The members p[0] ... p[n-1], each waiting for the next; they begin to wait in another order. */
static void
ring(const int *p, int n)
{
	int turn[MEMBERS];

	shuffle(turn, n);
	for (int i = 0; i < n; i++) {
		int k = turn[i] - 1;
		order(p[k], TAKE, p[(k + 1) % n]);
		if (i + 2 >= n)
			look();
	}
}

static void
body(void)
{
	int p[MEMBERS], n = (int)draw(2, 7), m = 10 - n > 1 ? (int)draw(1, 10 - n) : 1;

	begin_with_circle();
	begin_threads(1, MEMBERS - 2);
	each_takes(1, MEMBERS - 2);
	shuffle(p, MEMBERS - 2);
	if (draw(0, 2) == 0) {
		ring(p, MEMBERS - 2);
		return;
	}
	ring(p, n);
	if (n + m < 10)
		ring(p + n + m, 1);
	ring(p + n, m);
}

int
main(void)
{
	return history_run(body, 800);
}
