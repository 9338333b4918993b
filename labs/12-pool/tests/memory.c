/* SPDX-License-Identifier: MIT */
/*
 * A pool leaves nothing behind: neither tasks that were done, cancelled or
 * refused, nor their futures, nor workers, nor what it had for itself.  The
 * end of the heap, which never comes back, stays where it was after some.
 */
#include <conc/event.h>

#include "ops.h"

enum { POOLS = 60, EACH = 10, PROBE = 40000, SLACK = 4000 };

static struct event go;

static int
nothing(void *arg, void **value)
{
	(void)arg, (void)value;
	return 0;
}

static int
hold(void *arg, void **value)
{
	(void)arg, (void)value;
	event_wait(&go);
	return 0;
}

/* It does some tasks, is kept busy with one while others wait, cancels these and refuses more. */
static void
one_pool(void)
{
	struct future *done[EACH], *waiting[EACH];
	void *value;

	event_init(&go);
	pool = thread_pool_executor_new(2);
	for (int i = 0; i < EACH; i++)
		done[i] = executor_submit(pool, nothing, NULL);
	for (int i = 0; i < EACH; i++) {
		future_result(done[i], &value);
		future_free(done[i]);
	}
	for (int i = 0; i < EACH; i++)
		waiting[i] = executor_submit(pool, hold, NULL);
	executor_shutdown(pool, false, true);
	for (int i = 0; i < EACH; i++)
		future_free(executor_submit(pool, nothing, NULL));
	event_set(&go);
	for (int i = 0; i < EACH; i++)
		future_free(waiting[i]);
	executor_free(pool);
}

/* A block of a size that nobody frees comes from the end. */
static char *
heap_end(void)
{
	return malloc(PROBE);
}

static void
body(void)
{
	open_pool(1);
	submit(0);
	result(0, TIMEOUT_FOREVER);
	for (int i = 0; i < 3; i++)
		one_pool();
	char *first = heap_end(), *second = heap_end();
	for (int i = 0; i < POOLS; i++)
		one_pool();
	for (int i = 0; i < 2 * POOLS; i++)
		executor_free(thread_pool_executor_new(20));
	count("bytes_kept", heap_end() - second - (second - first), SLACK);
}

int
main(void)
{
	return history_run(body, 500);
}
