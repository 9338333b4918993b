/* SPDX-License-Identifier: MIT */
/*
 * A long write that cannot go on says how much went in: a part of it was read,
 * the pipe is full again, and then a signal comes, or the reader closes.
 */
#include "ops.h"

enum { LONG = 100000, READ = 9000 };

static bool closes;		/* what the second thread does, when it has read */

static void
work(int me)
{
	static char to[READ];

	if (me == 1) {
		call("cut", READ, LONG);
		ssize_t n = write(ends[1], bytes, LONG);
		ret(n < 0 ? -errno : n, 0);
		return;
	}
	sleep_ms(5);
	for (size_t done = 0; done < READ;) {
		ssize_t n = read(ends[0], to, READ - done);
		if (n <= 0)
			abort();
		done += (size_t)n;
	}
	sleep_ms(5);
	if (closes)
		close_end(0);
	else
		poke(1);
}

static void
body(void)
{
	for (int i = 0; i < 2; i++) {
		closes = i;
		open_pipe(0);
		put(somewhere(10), 10);
		get(10);
		threads_run(2, work);
	}
}

int
main(void)
{
	return history_run(body, 500);
}
