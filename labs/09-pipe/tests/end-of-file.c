/* SPDX-License-Identifier: MIT */
/*
 * The end comes when the last writer has closed, and to every reader: two
 * threads read a pipe that runs empty now and then while it is still open.
 */
#include "ops.h"

enum { PIECES = 100 };

static void
work(int me)
{
	if (me <= 2) {
		while (get(draw(1, 3000)) > 0)
			;
		return;
	}
	for (int i = 0; i < PIECES; i++) {
		put(somewhere(500), draw(1, 500));
		if (draw(0, 3) == 0)
			linger((int)draw(0, 3000));
	}
	sleep_ms(5);
	close_end(1);
}

static void
body(void)
{
	open_pipe(0);
	put(somewhere(10), 10);
	threads_run(3, work);
	get(10);
}

int
main(void)
{
	return history_run(body, 500);
}
