/* SPDX-License-Identifier: MIT */
/*
 * A write larger than the pipe returns when all of it is in: one thread
 * writes up to 60,000 bytes at a time, another reads in its own sizes.
 */
#include "ops.h"

static int64_t total;

static void
work(int me)
{
	if (me == 1) {
		for (int64_t place = 0; place < total;) {
			int64_t n = draw(1, 60000);

			n = place + n <= total ? n : total - place;
			if (put(place, n) < 0)
				break;
			place += n;
		}
		close_end(1);
		return;
	}
	while (get(draw(0, 9) ? draw(1, 2000) : draw(1, 30000)) > 0)
		if (draw(0, 9) == 0)
			linger((int)draw(0, 4000));
}

static void
body(void)
{
	open_pipe(0);
	total = draw(150000, 250000);
	threads_run(2, work);
}

int
main(void)
{
	return history_run(body, 500);
}
