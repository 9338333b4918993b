/* SPDX-License-Identifier: MIT */
/*
 * Who waits, sleeps: a receiver for a tenth of a second, then a sender to a
 * full queue.  A loop of another thread takes as long as alone.
 */
#include "ops.h"

static int64_t alone;

static void
observe(const char *who)
{
	let_it_wait();
	count(who, 100 * loop_ns() / alone, 150);
	sleep_ms(50);
}

static void
receiver(int me)
{
	if (me == 1) {
		get();
	} else {
		observe("percent_recv");
		put(10, 1);
	}
}

static void
sender(int me)
{
	if (me == 1) {
		put(20, 1);
	} else {
		observe("percent_send");
		get();
	}
}

static void
body(void)
{
	alone = loop_ns();
	open_queue(1, 100);
	threads_run(2, receiver);
	put(30, 1);
	threads_run(2, sender);
	get();
}

int
main(void)
{
	return history_run(body, 600);
}
