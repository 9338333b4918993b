/* SPDX-License-Identifier: MIT */
/*
 * Two sleep until there are bytes, and one write brings them.  The first takes
 * some of them, or only wanted to know; what it leaves is for the other.
 */
#include "ops.h"

static bool first_polls;

static void
work(int me)
{
	if (me == 1 && first_polls) {
		struct pollfd p = { ends[0], POLLIN, 0 };

		call("waitr", 0, 0);
		int n = poll(&p, 1, -1);
		ret(n < 0 ? -errno : n, 0);
	} else if (me < 3) {
		if (me == 2)
			sleep_ms(2);
		get(4);
	} else {
		sleep_ms(5);
		put(somewhere(10), 10);
	}
}

static void
body(void)
{
	open_pipe(0);
	put(somewhere(10), 10);
	get(10);
	threads_run(3, work);
	get(2);
	first_polls = true;
	threads_run(3, work);
	get(6);
}

int
main(void)
{
	return history_run(body, 500);
}
