/* SPDX-License-Identifier: MIT */
/*
 * A wait with a time limit ends at its limit and not later, whatever happens
 * meanwhile: threads 2 and 3 wait for an item while others pass some through,
 * then for room, then in join.  What comes in time is taken.
 */
#include "ops.h"

static void
takers(int me)
{
	int64_t limit = MILLISECONDS(draw(60, 90));

	if (me == 1) {
		for (int i = 0; i < 12; i++) {
			sleep_ms(11);
			put(i, TIMEOUT_FOREVER);
			get(0);
		}
		return;
	}
	get(limit);
	get(limit);
}

static void
givers(int me)
{
	int64_t limit = MILLISECONDS(draw(60, 90));

	if (me == 1) {
		for (int i = 0; i < 12; i++) {
			sleep_ms(11);
			if (get(0) == 0)
				put(500 + i, 0);
		}
		return;
	}
	put(me * 100, limit);
	put(me * 100 + 1, limit);
}

/* Each done() is news for join, and none the one that it waits for. */
static void
joiner_and_workers(int me)
{
	if (me == 1)
		for (int i = 0; i < 12; i++) {
			sleep_ms(11);
			done();
		}
	else
		join(MILLISECONDS(draw(60, 90)));
}

static void
waits_in_vain(void)
{
	get(MILLISECONDS(draw(10, 40)));
	put(7, TIMEOUT_FOREVER);
	join(MILLISECONDS(draw(10, 40)));
	get(MILLISECONDS(30));
	done();
	join(MILLISECONDS(30));
	get(-MILLISECONDS(5));
}

static void
body(void)
{
	history_timed();
	open_queue(1);
	waits_in_vain();
	threads_run(3, takers);
	while (get(0) == 0)
		;
	put(1, 0);
	threads_run(3, givers);
	while (get(0) == 0)
		;
	threads_run(2, joiner_and_workers);
}

int
main(void)
{
	return history_run(body, 1500);
}
