/* SPDX-License-Identifier: MIT */
/*
 * Who waits for room is not forgotten: three threads write large pieces into
 * a full pipe, one reads slowly, now and then enough for two of them.
 */
#include "ops.h"

enum { EACH = 35, SIZE = 4000, FILL = 60000, TOTAL = FILL + 3 * EACH * SIZE };

static void
work(int me)
{
	for (int i = 0; me <= 3 && i < EACH; i++)
		put(somewhere(SIZE), SIZE);
	for (int64_t left = TOTAL; me == 4 && left > 0;) {
		linger((int)draw(0, 2000));
		ssize_t n = get(draw(0, 9) ? draw(2000, 5000) : 8500);
		if (n <= 0)
			break;
		left -= n;
	}
}

static void
body(void)
{
	open_pipe(0);
	put(somewhere(SIZE), SIZE);
	get(SIZE);
	put(0, FILL);
	threads_run(4, work);
}

int
main(void)
{
	return history_run(body, 500);
}
