/* SPDX-License-Identifier: MIT */
/*
 * The program has as many threads as it may have.  A pool without any worker
 * refuses the task, again and again; when there is room for one he does them all.
 */
#include <conc/event.h>
#include <conc/thread.h>

#include "ops.h"

enum { MOST = 64, TASKS_HERE = 4, MAY_HAVE = 3 };

static struct event go;

static void
sleeper(void *own)
{
	event_wait(own);
}

static void
body(void)
{
	static struct event leave;
	struct thread *one;

	event_init(&go);
	event_init(&leave);
	open_pool(MAY_HAVE);
	one = thread_new(sleeper, &leave);
	thread_start(one);
	for (int n = 0; n < MOST && thread_start(thread_new(sleeper, &go)) == 0; n++)
		;
	for (int i = 0; i < MAY_HAVE; i++)
		count("accepted", executor_submit(pool, task, NULL) != NULL, 0);
	count("other_error", exception_last()->code != -EAGAIN, 0);
	event_set(&leave);
	thread_join(one);
	sleep_ms(5);	/* until its place is free */
	for (int64_t i = 0; i < TASKS_HERE; i++)
		submit(i);
	for (int64_t i = 0; i < TASKS_HERE; i++)
		result(i, TIMEOUT_FOREVER);
	count("threads_made", atomic_load(&workers), 1);
	event_set(&go);
}

int
main(void)
{
	return history_run(body, 500);
}
