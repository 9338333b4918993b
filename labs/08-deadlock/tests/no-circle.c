/* SPDX-License-Identifier: MIT */
/* A tree of waits, drawn: everybody waits for one that came before, the first for nobody.  Then they go on, one after the other. */
#include "ops.h"

static void
body(void)
{
	int p[MEMBERS], n = MEMBERS - 2;

	begin_with_circle();
	begin_threads(1, n);
	each_takes(1, n);
	shuffle(p, n);
	for (int i = 1; i < n; i++) {
		order(p[i], TAKE, p[draw(0, 2) ? i - 1 : draw(0, i - 1)]);
		if (i % 4 == 0)
			look();
	}
	look();
	order(p[0], GIVE, p[0]);
	look();
}

int
main(void)
{
	return history_run(body, 800);
}
