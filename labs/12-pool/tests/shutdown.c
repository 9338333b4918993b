/* SPDX-License-Identifier: MIT */
/*
 * After shutdown nothing more is accepted; what was accepted is done, or with
 * cancel_futures what has not begun is cancelled; whoever waits gets all of it
 * done, and no worker is left.  Also if a task that is still done wants to submit
 * another, and if whoever cancels is not the first to shut down.
 */
#include <conc/thread.h>

#include "ops.h"

static atomic_int next, closed;

/* Begins before the pool is shut down and submits afterwards. */
static int
asks(void *arg, void **value)
{
	begin((int64_t)arg);
	while (!atomic_load(&closed))
		sleep_ms(1);
	linger((int)draw(0, 20000));
	submit(atomic_fetch_add(&next, 1));
	return end((int64_t)arg, value);
}

static void
work(int me)
{
	for (int i = 0; i < 6; i++)
		submit(atomic_fetch_add(&next, 1));
	if (me == 1)
		shut_down(true, false);
}

static void
body(void)
{
	size_t before = thread_active_count();
	bool cancelling = draw(0, 1);
	int accepted = 12;

	open_pool((size_t)draw(1, 4));
	for (int i = 0; i < accepted; i++)
		submit_function(i == 0 && draw(0, 1) ? asks : task, i);
	linger((int)draw(0, 6000));
	if (cancelling && draw(0, 1))
		shut_down(false, false);
	shut_down(false, cancelling);
	atomic_store(&next, accepted);
	atomic_store(&closed, 1);
	threads_run(3, work);
	for (int i = 0; i < accepted; i++)
		result(i, 0);
	count("threads_left", (int64_t)(thread_active_count() - before), 0);
}

int
main(void)
{
	return history_run(body, 500);
}
