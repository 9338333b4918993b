/* SPDX-License-Identifier: MIT */
/*
 * A signal ends a wait with EINTR, and what was not sent is not in the queue.
 */
#include "ops.h"

static void
disturb(void)
{
	let_it_wait();
	call("poke", 0, 0);
	poke(1);
	ret(0, 0);
	let_it_wait();
}

static void
receiver(int me)
{
	if (me == 1)
		get();
	else
		disturb();
}

static void
sender(int me)
{
	if (me == 1)
		put(30, 9);
	else
		disturb();
}

static void
body(void)
{
	open_queue(2, 100);
	put(10, 1);
	get();
	threads_run(2, receiver);
	put(10, 1);
	put(20, 1);
	threads_run(2, sender);
	get();
	get();
	get_now();
	look();
}

int
main(void)
{
	return history_run(body, 500);
}
