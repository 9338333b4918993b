/* SPDX-License-Identifier: MIT */
/*
 * A signal ends a wait with EINTR: of a reader of an empty pipe, of a small
 * write into a full one.  What was not written is not inside.
 */
#include "ops.h"

enum { SMALL = 100 };

static bool writes;

static void
work(int me)
{
	if (me == 1) {
		if (writes)
			put(somewhere(SMALL), SMALL);
		else
			get(SMALL);
		return;
	}
	sleep_ms(5);
	call("poke", 0, 0);
	poke(1);
	ret(0, 0);
	sleep_ms(5);
}

static void
body(void)
{
	open_pipe(0);
	put(somewhere(10), 10);
	get(10);
	threads_run(2, work);
	writes = true;
	put(0, CAPACITY);
	threads_run(2, work);
	get(CAPACITY);
	close_end(1);
	get(1);
}

int
main(void)
{
	return history_run(body, 500);
}
