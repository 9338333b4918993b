/* SPDX-License-Identifier: MIT */
/*
 * Never more than maxsize items: four threads put without a pause into a
 * queue for one to three, one thread takes them out slowly.
 */
#include "ops.h"

enum { EACH = 30 };

static void
work(int me)
{
	for (int i = 0; me < 5 && i < EACH; i++)
		put(me * 1000 + i, TIMEOUT_FOREVER);
	for (int i = 0; me == 5 && i < 4 * EACH; i++) {
		linger((int)draw(0, 300));
		if (i % 16 == 0)
			look();
		get(TIMEOUT_FOREVER);
	}
}

static void
body(void)
{
	open_queue((size_t)draw(1, 3));
	threads_run(5, work);
	look();
}

int
main(void)
{
	return history_run(body, 500);
}
