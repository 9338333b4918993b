/* SPDX-License-Identifier: MIT */
/*
 * A write of at most PIPE_BUF bytes is not mixed with another: three threads
 * write into a pipe that is nearly full, one reads other sizes.
 */
#include <stdatomic.h>

#include "ops.h"

enum { EACH = 45, FILL = 60000 };

static atomic_int writing = 3;

static void
work(int me)
{
	for (int i = 0; me <= 3 && i < EACH; i++) {
		int64_t n = draw(800, ATOMIC);
		put(somewhere(n), n);
	}
	if (me <= 3 && atomic_fetch_sub(&writing, 1) == 1)
		close_end(1);
	while (me == 4 && get(draw(500, 5000)) > 0)
		;
}

static void
body(void)
{
	open_pipe(0);
	put(0, FILL);
	threads_run(4, work);
}

int
main(void)
{
	return history_run(body, 500);
}
