/* SPDX-License-Identifier: MIT */
/*
 * One worker: tasks run in the order of their submission, each result comes
 * to its own future, and so does each error, with its own words.
 */
#include <string.h>

#include "ops.h"

static int
says_why(void *arg, void **value)
{
	(void)arg, (void)value;
	return exception_raise(-EIO, "for its own reason");
}

static int
says_nothing(void *arg, void **value)
{
	(void)arg, (void)value;
	return -EIO;
}

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
	future_free(executor_submit(pool, says_why, NULL));
	struct future *other = executor_submit(pool, says_nothing, NULL);
	const struct exception *e;
	future_exception(other, &e);
	count("old_words", strcmp(e->message, "for its own reason") == 0, 0);
}

int
main(void)
{
	return history_run(body, 500);
}
