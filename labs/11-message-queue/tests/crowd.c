/* SPDX-License-Identifier: MIT */
/*
 * Many senders and receivers lose nothing and keep the order: three send, three
 * receive until each has had its share; the queue is full and empty by turns.
 */
#include "ops.h"

enum { SHARE = 25, MAXMSG = 3 };

static void
work(int me)
{
	for (int i = 0; i < SHARE; i++) {
		if (draw(0, 3) == 0)
			linger((int)draw(0, 4000));
		if (me % 2)
			put(draw(1, 60), draw(0, 3));
		else
			get();
	}
}

static void
all_receive(int me)
{
	if (me < 4) {
		get();
		return;
	}
	let_it_wait();
	for (int i = 0; i < 3; i++)
		put(20 + i, 5);
}

static void
all_send(int me)
{
	if (me < 4) {
		put(30 + me, me);
		return;
	}
	let_it_wait();
	for (int i = 0; i < 3; i++)
		get();
}

static void
body(void)
{
	open_queue(MAXMSG, 100);
	put(10, 0);
	get();
	threads_run(4, all_receive);
	for (int i = 0; i < MAXMSG; i++)
		put(10, 1);
	threads_run(4, all_send);
	for (int i = 0; i < MAXMSG; i++)
		get();
	threads_run(6, work);
}

int
main(void)
{
	return history_run(body, 500);
}
