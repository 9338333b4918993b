/* SPDX-License-Identifier: MIT */
/*
 * Who waits, sleeps, in pthread_join and in exit: another thread runs for a tenth
 * of a second.  Next to no system calls are made meanwhile, and a loop takes as
 * long as if it were alone.
 */
#include "ops.h"

#include <conc/thread.h>

static int64_t alone;

/* Somebody waits for the caller. */
static void
look(void)
{
	sleep_ms(30);
	int64_t calls = system_calls(), together = loop_ns();
	sleep_ms(100);
	count("system_calls", system_calls() - calls, 8);
	count("percent_of_time", 100 * together / alone, 150);
}

static void *
joined(void *argument)
{
	begin(argument);
	look();
	return leave((long)draw(1, 1000000));
}

static void
waited_for(void *argument)
{
	begin(argument);
	look();
	leave(0);
}

static void
process_main(int me)
{
	long argument = draw(1, 100000) * NUMBERS + 2;

	(void)me;
	atexit(at_exit);
	call("create", 2, argument);
	ret(thread_start(thread_new(waited_for, (void *)argument)), 0);
	exit(7);
}

static void
body(void)
{
	alone = loop_ns();
	create(1, joined);
	join(1);
	process(15, 7, process_main);
}

int
main(void)
{
	return history_run(body, 600);
}
