/* SPDX-License-Identifier: MIT */
/*
 * A thread sleeps in poll until it may read or write, and goes on when another
 * makes that so: by bytes, by room, or by closing the other end.
 */
#include "ops.h"

static int end;			/* that the first thread polls */
static bool closes;		/* what the second does to the other end */

static void
wait_until_ready(void)
{
	struct pollfd p = { ends[end], end ? POLLOUT : POLLIN, 0 };

	call(end ? "waitw" : "waitr", 0, 0);
	int n = poll(&p, 1, -1);
	ret(n < 0 ? -errno : n, 0);
}

static void
work(int me)
{
	if (me == 1) {
		wait_until_ready();
		return;
	}
	sleep_ms(5);
	if (closes)
		close_end(1 - end);
	else if (end)
		get(CAPACITY);
	else
		put(somewhere(10), 10);
}

static void
body(void)
{
	for (int i = 0; i < 4; i++) {
		end = i % 2;
		closes = i / 2;
		open_pipe(0);
		put(somewhere(10), 10);
		get(10);
		if (end)
			put(0, CAPACITY);
		threads_run(2, work);
	}
}

int
main(void)
{
	return history_run(body, 500);
}
