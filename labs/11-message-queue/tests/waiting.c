/* SPDX-License-Identifier: MIT */
/*
 * A send into a full queue waits for room, a receive from an empty one for a
 * message: one sender, one receiver, now the one and now the other the slower.
 */
#include "ops.h"

enum { MESSAGES = 60, MAXMSG = 2 };

static void
work(int me)
{
	for (int i = 0; i < MESSAGES; i++) {
		if ((i / 10) % 2 == me - 1)
			linger((int)draw(0, 6000));
		if (me == 1)
			put(draw(1, 100), draw(0, 2));
		else
			get();
	}
}

static void
one_receives(int me)
{
	if (me == 1) {
		get();
	} else {
		let_it_wait();
		put(50, 1);
	}
}

static void
one_sends(int me)
{
	if (me == 1) {
		put(60, 1);
	} else {
		let_it_wait();
		get();
	}
}

static void
body(void)
{
	open_queue(MAXMSG, 100);
	put(10, 0);
	get();
	threads_run(2, one_receives);
	put(1, 1);
	put(2, 2);
	threads_run(2, one_sends);
	get();
	get();
	threads_run(2, work);
}

int
main(void)
{
	return history_run(body, 500);
}
