/* SPDX-License-Identifier: MIT */
/*
 * exit() waits for the threads that are no daemons, also for those made
 * meanwhile, and for no others; it may be called by one of them.  The threads of
 * the process that this one was forked from are not there.
 */
#include "ops.h"

#include <conc/foreground.h>
#include <conc/thread.h>

static int status;

static void worker(void *argument);

static void
start(int k, bool daemon, void (*f)(void *))
{
	long argument = draw(1, 100000) * NUMBERS + k;
	struct thread *t = thread_new(f, (void *)argument);

	thread_set_daemon(t, daemon);
	call(daemon ? "daemon" : "create", k, argument);
	ret(thread_start(t), 0);
}

static void
worker(void *argument)
{
	int me = begin(argument);

	linger((int)draw(0, 3000));
	if (me <= 3 && draw(0, 1))
		start(me + 3, false, worker);
	if (draw(0, 3) == 0)
		sleep_ms(2);
	leave(0);
}

static void
idler(void *argument)
{
	begin(argument);
	for (;;)
		sleep_ms(1000);
}

/* The first thread to come here ends the process, as one of those that are waited for. */
static void
ender(void *argument)
{
	begin(argument);
	linger((int)draw(0, 3000));
	leave(0);
	exit(status);
}

static void
process_main(int me)
{
	int threads = (int)draw(0, 3);

	(void)me;
	foreground_after_fork();	/* as Process does */
	start(9, true, idler);
	start(10, true, idler);
	atexit(at_exit);
	for (int k = 1; k <= threads; k++)
		start(k, false, worker);
	if (draw(0, 1)) {
		start(7, false, ender);
		for (;;)
			sleep_ms(1000);
	}
	exit(status);
}

/* No daemon, but nobody here calls exit. */
static void
start_elsewhere(int k)
{
	long argument = draw(1, 100000) * NUMBERS + k;

	call("daemon", k, argument);
	ret(thread_start(thread_new(idler, (void *)argument)), 0);
}

static void
body(void)
{
	start_elsewhere(8);
	status = (int)draw(1, 100);
	process(15, status, process_main);
}

int
main(void)
{
	return history_run(body, 500);
}
