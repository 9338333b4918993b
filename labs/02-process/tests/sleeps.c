/* SPDX-License-Identifier: MIT */
/*
 * Who waits, sleeps until a child ends: a parent waits for a tenth of a second
 * with one system call, and the child's loop takes as long as if it were alone.
 */
#include "ops.h"

static int64_t alone;

static void
worker(int me)
{
	raise_flag(me);
	sleep_ms(30);
	count("percent_of_time", 100 * loop_ns() / alone, 150);
	sleep_ms(70);
	leave(3);
}

static void
body(void)
{
	begin();
	alone = loop_ns();
	start(1, worker);
	wait_for_flag(1);
	int64_t calls = system_calls(), turns = switches();
	wait_for(0, 0);
	count("system_calls", system_calls() - calls, 3);
	count("switches", switches() - turns, 32);
}

int
main(void)
{
	return history_run(body, 600);
}
