/* SPDX-License-Identifier: MIT */
/*
 * Who waits, sleeps: two threads wait for items, one waits in join, for a
 * tenth of a second.  They make next to no system calls meanwhile, and a loop
 * of the main thread takes as long as if it were alone.
 */
#include <time.h>

#include "ops.h"

static int64_t alone;

static int64_t
loop_ns(void)
{
	struct timespec a, b;

	clock_gettime(CLOCK_MONOTONIC, &a);
	linger(3000000);
	clock_gettime(CLOCK_MONOTONIC, &b);
	return (b.tv_sec - a.tv_sec) * 1000000000 + b.tv_nsec - a.tv_nsec;
}

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
