/* SPDX-License-Identifier: MIT */
/*
 * Who sleeps goes on when it can: one waits for room, for an item, or in
 * join, and another makes it so in each of the ways there are.  Meanwhile a
 * second queue comes, is used, and goes.
 */
#include "ops.h"

enum { ROOM, ITEM, ALL_DONE, KINDS };

static const int64_t limits[] = { 0, MILLISECONDS(30), TIMEOUT_FOREVER };
enum { WAYS = sizeof limits / sizeof *limits };

static int kind, way;

static void
use_another_queue(void)
{
	struct queue *another = queue_new(1);
	void *item;

	queue_put_nowait(another, another);
	queue_get_nowait(another, &item);
	queue_free(another);
}

static void
wait_for_it(void)
{
	if (kind == ROOM)
		put(2, TIMEOUT_FOREVER);
	else if (kind == ITEM)
		get(TIMEOUT_FOREVER);
	else
		join(TIMEOUT_FOREVER);
}

static void
work(int me)
{
	if (me == 1) {
		wait_for_it();
		return;
	}
	sleep_ms(15);
	use_another_queue();
	if (kind == ROOM)
		get(limits[way]);
	else if (kind == ITEM)
		put(3, limits[way]);
	else
		done();
}

static void
body(void)
{
	for (kind = ROOM; kind < KINDS; kind++)
		for (way = 0; way < WAYS; way++) {
			open_queue(1);
			if (kind != ITEM)
				put(1, 0);
			if (kind == ALL_DONE)
				get(0);
			threads_run(2, work);
		}
}

int
main(void)
{
	return history_run(body, 500);
}
