/* SPDX-License-Identifier: MIT */
/*
 * Three tasks for at most two workers, then shutdown: each future has what its
 * own task wrote, no task's future is lost or freed too early, and everybody
 * comes to an end.
 */
#include <conc/thread_pool_executor.h>
#include <explored.h>

enum { TASKS = 3 };

static int numbers[TASKS], results[TASKS];

static int
task(void *arg, void **result)
{
	int *n = arg;

	results[n - numbers] = *n * 10;
	*result = &results[n - numbers];
	return 0;
}

int
main(void)
{
	struct executor *pool = thread_pool_executor_new(2);
	struct future *futures[TASKS];
	void *result;

	expect(pool != NULL, "a pool", "none", 0);
	for (int i = 0; i < TASKS; i++) {
		numbers[i] = i + 1;
		futures[i] = executor_submit(pool, task, &numbers[i]);
		expect(futures[i] != NULL, "submit to give a future", "it gives none for task %ld", i);
	}
	for (int i = 0; i < TASKS; i++) {
		int r = future_result(futures[i], &result);
		expect(r == 0 && *(int *)result == (i + 1) * 10, "each future to have its task's result", "task %ld's has not", i);
		future_free(futures[i]);
	}
	executor_shutdown(pool, true, false);
	executor_free(pool);
	return 0;
}
