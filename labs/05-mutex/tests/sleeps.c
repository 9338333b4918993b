/* SPDX-License-Identifier: MIT */
/*
 * Who waits, sleeps: three threads wait for a tenth of a second.  They make
 * next to no system calls meanwhile, and a loop of the holder takes as long
 * as if it were alone.
 */
#include "ops.h"

static int64_t alone;

static void
work(int me)
{
	if (me < 4) {
		acquire(2);
		release(2);
		return;
	}
	sleep_ms(20);
	int64_t calls = system_calls(), together = loop_ns();
	sleep_ms(100);
	count("system_calls", system_calls() - calls, 12);
	count("percent_of_time", 100 * together / alone, 150);
	release(2);
}

static void
body(void)
{
	alone = loop_ns();
	acquire(2);
	try(2);
	threads_run(4, work);
	acquire(2);
}

int
main(void)
{
	return history_run(body, 600);
}
