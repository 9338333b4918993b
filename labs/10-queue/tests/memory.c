/* SPDX-License-Identifier: MIT */
/*
 * Queues come and go: with a bound and without, with items inside, grown or
 * not.  The end of the heap, which never comes back, stays where it was after
 * some.
 */
#include "ops.h"

#include <stdlib.h>

enum { QUEUES = 60, ITEMS = 40, PROBE = 40000, SLACK = 4000 };

static void
one_queue(size_t maxsize)
{
	struct queue *one = queue_new(maxsize);
	void *item;

	for (int i = 0; i < ITEMS; i++)
		queue_put_nowait(one, one);
	for (int i = 0; i < ITEMS / 4; i++)
		queue_get_nowait(one, &item);
	queue_free(one);
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
	open_queue(2);
	put(draw(1, 9999), 0);
	get(0);
	for (int i = 0; i < 3; i++)
		one_queue(i);
	char *first = heap_end(), *second = heap_end();
	for (int i = 0; i < QUEUES; i++)
		one_queue(i % 2 * 30);
	count("bytes_kept", heap_end() - second - (second - first), SLACK);
}

int
main(void)
{
	return history_run(body, 500);
}
