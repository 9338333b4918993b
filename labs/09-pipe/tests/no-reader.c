/* SPDX-License-Identifier: MIT */
/*
 * Nobody can read it any more: a write that waits for room ends with EPIPE
 * when the reader closes, and so does each later one.  Twenty pipes, closed at
 * different moments.
 */
#include "ops.h"

enum { ROUNDS = 20 };

static void
work(int me)
{
	if (me <= 2) {
		put(somewhere(3000), 3000);
		put(somewhere(10), 10);
	} else {
		linger((int)draw(0, 3000));
		close_end(0);
	}
}

static void
body(void)
{
	for (int i = 0; i < ROUNDS; i++) {
		open_pipe(0);
		put(0, 60000);
		get(1000);
		put(61000, 3000);
		put(64000, 3000);
		threads_run(3, work);
		put(somewhere(10), 10);
		close_end(1);
	}
}

int
main(void)
{
	return history_run(body, 500);
}
