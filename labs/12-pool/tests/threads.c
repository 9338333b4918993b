/* SPDX-License-Identifier: MIT */
/*
 * No thread before it is needed, none that is not: one task after the other is
 * done by one thread; a crowd of tasks by as many as there may be.
 */
#include <conc/thread.h>

#include "ops.h"

enum { MOST = 4 };

static void
body(void)
{
	size_t before = thread_active_count();

	open_pool(MOST);
	count("before", (int64_t)(thread_active_count() - before), 0);
	for (int64_t i = 0; i < 6; i++) {
		submit(i);
		result(i, TIMEOUT_FOREVER);
		sleep_ms(5);	/* until its worker is idle */
	}
	count("one_by_one", (int64_t)(thread_active_count() - before), 1);
	longest = 20000;
	for (int64_t i = 6; i < 30; i++)
		submit(i);
	for (int64_t i = 6; i < 30; i++)
		result(i, TIMEOUT_FOREVER);
	count("crowd", (int64_t)(thread_active_count() - before), MOST);
	shut_down(true, false);
	count("afterwards", (int64_t)(thread_active_count() - before), 0);
}

int
main(void)
{
	return history_run(body, 500);
}
