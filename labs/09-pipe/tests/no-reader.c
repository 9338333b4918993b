/* SPDX-License-Identifier: MIT */
/*
 * Nobody can read it any more: a write that waits for room ends with EPIPE
 * when the reader closes, and so does each later one.
 */
#include "ops.h"

static void
work(int me)
{
	if (me <= 2) {
		put(somewhere(3000), 3000);
		put(somewhere(10), 10);
	} else {
		sleep_ms(5);
		close_end(0);
	}
}

static void
body(void)
{
	open_pipe(0);
	put(0, 60000);
	get(1000);
	put(60000, 6000);
	threads_run(3, work);
	put(somewhere(10), 10);
}

int
main(void)
{
	return history_run(body, 500);
}
