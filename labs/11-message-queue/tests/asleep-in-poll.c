/* SPDX-License-Identifier: MIT */
/*
 * Who sleeps in poll is woken: until there is room in a full queue, until
 * there is a message in an empty one; and so is who sleeps beside him to use
 * it, for who polls does not.
 */
#include <stdatomic.h>

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

static atomic_bool has_polled;

static void
beside_receiver(int me)
{
	if (me == 1) {
		wait_for(POLLIN, "pollr");
		has_polled = true;
	} else if (me == 2) {
		sleep_ms(2);
		get();
	} else {
		let_it_wait();
		put_now(10, 1);
		let_it_wait();
		if (!has_polled)	/* the receiver was faster */
			put_now(20, 1);
	}
}

static void
beside_sender(int me)
{
	if (me == 1) {
		wait_for(POLLOUT, "pollw");
		has_polled = true;
	} else if (me == 2) {
		sleep_ms(2);
		put(30, 1);
	} else {
		let_it_wait();
		get_now();
		let_it_wait();
		if (!has_polled)
			get_now();
	}
}

static void
two_wait(void)
{
	while (get_now() >= 0)
		;
	has_polled = false;
	threads_run(3, beside_receiver);
	put_now(10, 1);	/* now it is full */
	has_polled = false;
	threads_run(3, beside_sender);
}

static void
body(void)
{
	open_queue(1, 100);
	for (int i = 0; i < TIMES; i++) {
		threads_run(2, until_message);
		threads_run(2, until_room);
	}
	two_wait();
}

int
main(void)
{
	return history_run(body, 500);
}
