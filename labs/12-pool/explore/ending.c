/* SPDX-License-Identifier: MIT */
/*
 * A shutdown cancels what has not begun while another thread submits: each
 * task's future has its result, or is cancelled, or was refused; one that
 * nobody but the pool has any more is not used after it was freed.
 */
#include <conc/thread_pool_executor.h>
#include <explored.h>

static struct executor *pool;
static int tasks[3];

static int
task(void *arg, void **result)
{
	*(int *)arg = 1;
	*result = arg;
	return 0;
}

static void
check(struct future *f, int *arg)
{
	void *result = NULL;
	int r = future_result(f, &result);

	expect(r == 0 || r == CANCELLED_ERROR, "a result, or that it was cancelled", "%ld", r);
	expect(r != 0 || (result == arg && *arg == 1), "the result of the future's own task", "another", 0);
	future_free(f);
}

static void
work(int me)
{
	if (me == 1) {
		executor_shutdown(pool, false, true);
		return;
	}
	struct future *f = executor_submit(pool, task, &tasks[2]);
	if (f)
		check(f, &tasks[2]);
}

int
main(void)
{
	pool = thread_pool_executor_new(1);
	expect(pool != NULL, "a pool", "none", 0);
	struct future *first = executor_submit(pool, task, &tasks[0]), *second = executor_submit(pool, task, &tasks[1]);
	expect(first && second, "submit to give a future", "it gives none", 0);
	future_free(second);
	side_by_side(2, work);
	check(first, &tasks[0]);
	executor_free(pool);
	return 0;
}
