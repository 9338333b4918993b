/* SPDX-License-Identifier: MIT */
/*
 * After shutdown nothing more is accepted; what was accepted is done, or with
 * cancel_futures what has not begun is cancelled; whoever waits gets all of it
 * done, and no worker is left.
 */
#include <conc/thread.h>

#include "ops.h"

static atomic_int next;

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
		submit(i);
	linger((int)draw(0, 6000));
	shut_down(false, cancelling);
	atomic_store(&next, accepted);
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
