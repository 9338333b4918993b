/* SPDX-License-Identifier: MIT */
/*
 * Who sleeps in poll is woken: until there is room in a full queue, until
 * there is a message in an empty one.
 */
#include "ops.h"

enum { TIMES = 5 };

static void
wait_for(short events, const char *operation)
{
	struct pollfd p = { queue, events, 0 };

	call(operation, 0, 0);
	poll(&p, 1, -1);
	ret((p.revents & events) != 0, 0);
}

static void
until_room(int me)
{
	if (me == 1) {
		wait_for(POLLOUT, "pollw");
	} else {
		let_it_wait();
		get_now();
	}
}

static void
until_message(int me)
{
	if (me == 1) {
		wait_for(POLLIN, "pollr");
	} else {
		let_it_wait();
		put_now(draw(0, 100), 1);
	}
}

static void
body(void)
{
	open_queue(1, 100);
	for (int i = 0; i < TIMES; i++) {
		threads_run(2, until_message);
		threads_run(2, until_room);
	}
}

int
main(void)
{
	return history_run(body, 500);
}
