/* SPDX-License-Identifier: MIT */
/*
 * One worker: tasks run in the order of their submission, each result comes
 * to its own future, and so does each error.
 */
#include "ops.h"

static void
body(void)
{
	int64_t tasks = draw(12, 20);

	open_pool(1);
	for (int64_t i = 0; i < tasks; i++)
		submit(i);
	for (int64_t i = tasks - 1; i >= 0; i--)
		result(i, TIMEOUT_FOREVER);
	for (int64_t i = 0; i < tasks; i++)
		result(i, 0);
}

int
main(void)
{
	return history_run(body, 500);
}
