/* SPDX-License-Identifier: MIT */
/*
 * Who joins, sleeps: one thread waits for another, which runs for a tenth of a
 * second.  It makes next to no system calls meanwhile, and a loop takes as long
 * as if it were alone.
 */
#include "ops.h"

static int64_t alone;

static void *
worker(void *argument)
{
	begin(argument);
	sleep_ms(30);
	int64_t calls = system_calls(), together = loop_ns();
	sleep_ms(100);
	count("system_calls", system_calls() - calls, 8);
	count("percent_of_time", 100 * together / alone, 150);
	return leave((long)draw(1, 1000000));
}

static void
body(void)
{
	alone = loop_ns();
	create(1, worker);
	join(1);
}

int
main(void)
{
	return history_run(body, 600);
}
