/* SPDX-License-Identifier: MIT */
/*
 * Each worker calls the initializer once, before its first task.  If that
 * fails the pool is broken: whoever waits is told, and so is who comes later.
 */
#include "ops.h"

static _Thread_local int prepared;
static int wrong;

static int
prepare(void *arg)
{
	prepared += *(int *)arg;
	return 0;
}

static int
fail(void *arg)
{
	(void)arg;
	return exception_raise(-EIO, "no connection");
}

static int
prepared_task(void *arg, void **value)
{
	wrong += prepared != 7;
	return task(arg, value);
}

static void
body(void)
{
	int seven = 7;

	open_pool(2);
	pool = thread_pool_executor_new_with(2, "prepared", prepare, &seven);
	for (int64_t i = 0; i < 8; i++)
		submit_function(prepared_task, i);
	for (int64_t i = 0; i < 8; i++)
		result(i, TIMEOUT_FOREVER);
	count("not_prepared", wrong, 0);
	pool = thread_pool_executor_new_with(1, "broken", fail, NULL);
	call("break", 0, 0);
	ret(0, 0);
	submit(8);
	submit(9);
	for (int64_t i = 8; i < 10; i++)
		if (futures[i])
			result(i, TIMEOUT_FOREVER);
	sleep_ms(5);
	count("accepted", executor_submit(pool, task, NULL) != NULL, 0);
	count("other_error", exception_last()->code != -EPIPE, 0);
}

int
main(void)
{
	return history_run(body, 500);
}
