/* SPDX-License-Identifier: MIT */
/*
 * Who waits, sleeps: two threads wait for items, one waits in join, for a
 * tenth of a second.  They make next to no system calls meanwhile, and a loop
 * of the main thread takes as long as if it were alone.
 */
#include "ops.h"

static int64_t alone;

static void
work(int me)
{
	if (me <= 2) {
		get(TIMEOUT_FOREVER);
		done();
	} else if (me == 3) {
		join(TIMEOUT_FOREVER);
	} else {
		sleep_ms(20);
		int64_t calls = system_calls(), together = loop_ns();
		sleep_ms(100);
		count("system_calls", system_calls() - calls, 12);
		count("percent_of_time", 100 * together / alone, 150);
		put(1, TIMEOUT_FOREVER);
		put(2, TIMEOUT_FOREVER);
		done();		/* of the item that body() took */
	}
}

static void
body(void)
{
	alone = loop_ns();
	open_queue(1);
	put(0, TIMEOUT_FOREVER);
	get(0);
	threads_run(4, work);
	look();
}

int
main(void)
{
	return history_run(body, 600);
}
