/* SPDX-License-Identifier: MIT */
/*
 * The pool's operations, each with its lines in the history.  Tasks are small
 * numbers; every fifth fails.  What a task does is logged by the thread that
 * runs it, under a number of its own.
 */
#pragma once

#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include <conc/thread_pool_executor.h>
#include <history.h>

enum { TASKS = 60, FIRST_WORKER = 8, MOST_WORKERS = 8, FAILS = 5 };

static struct executor *pool;
static struct future *futures[TASKS];
static int longest = 2000;	/* what a task lasts, in turns of a loop */

static atomic_int workers;

/* A thread that the pool made has no number yet. */
static inline void
number_worker(void)
{
	static _Thread_local bool numbered;

	if (!numbered) {
		int n = atomic_fetch_add(&workers, 1);
		if (n == MOST_WORKERS) {
			count("threads_made", n + 1, MOST_WORKERS);
			_exit(1);
		}
		history_thread(FIRST_WORKER + n);
	}
	numbered = true;
}

/* A task does what it does between these two. */
static inline void
begin(int64_t id)
{
	number_worker();
	call("begin", id, 0);
	ret(0, 0);
}

static inline int
end(int64_t id, void **result)
{
	int64_t value = id % FAILS == FAILS - 1 ? -1 - id : draw(0, 1000000);

	call("end", id, value);
	ret(0, 0);
	if (value < 0)
		return (int)value;
	*result = (void *)value;
	return 0;
}

static inline int
task(void *arg, void **result)
{
	begin((int64_t)arg);
	linger((int)draw(0, longest));
	return end((int64_t)arg, result);
}

static inline void
open_pool(size_t most)
{
	call("new", (int64_t)most, 0);
	pool = thread_pool_executor_new(most);
	ret(pool ? 0 : -1, 0);
	if (!pool)
		exit(1);
}

static inline bool
submit_function(executor_function *function, int64_t id)
{
	call("submit", id, 0);
	futures[id] = executor_submit(pool, function, (void *)id);
	ret(futures[id] ? 0 : exception_last()->code, 0);
	return futures[id] != NULL;
}

static inline bool
submit(int64_t id)
{
	return submit_function(task, id);
}

static inline int
result(int64_t id, int64_t timeout)
{
	void *value = (void *)-1;

	call("result", id, timeout);
	int r = future_result_timeout(futures[id], &value, timeout);
	ret(r, (int64_t)value);
	return r;
}

static inline bool
cancel(int64_t id)
{
	call("cancel", id, 0);
	bool cancelled = future_cancel(futures[id]);
	ret(cancelled, 0);
	return cancelled;
}

static inline void
shut_down(bool wait, bool cancel_futures)
{
	if (cancel_futures) {
		call("cancelling", 0, 0);	/* from here on, until it returns, tasks may begin or not */
		ret(0, 0);
	}
	call("shutdown", wait, cancel_futures);
	executor_shutdown(pool, wait, cancel_futures);
	ret(0, 0);
}
