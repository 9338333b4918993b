/* SPDX-License-Identifier: MIT */
/*
 * More takers than items at any time: four threads get, one puts single items
 * and pairs, with pauses.  Each item wakes somebody, and nobody takes what is
 * not there.
 */
#include "ops.h"

enum { EACH = 30 };

static void
work(int me)
{
	for (int i = 0; me < 5 && i < EACH; i++)
		get(TIMEOUT_FOREVER);
	for (int i = 0; me == 5 && i < 4 * EACH; i++) {
		if (draw(0, 1))
			linger((int)draw(0, 2000));
		put(i, TIMEOUT_FOREVER);
	}
}

static void
body(void)
{
	open_queue((size_t)draw(2, 8));
	threads_run(5, work);
	look();
}

int
main(void)
{
	return history_run(body, 500);
}
