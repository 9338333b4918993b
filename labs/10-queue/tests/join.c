/* SPDX-License-Identifier: MIT */
/*
 * queue_join returns when every item put has been reported done: not before,
 * and then to everybody who waits.  Two threads join, two work, one puts; then
 * three are asleep in join when the last item is reported done, and no other
 * comes to wake whom that forgot; one report too many is an error.  What was
 * refused, at once or at its limit, need not be done.
 */
#include "ops.h"

enum { ITEMS = 70, MAXSIZE = 4 };

static void
work(int me)
{
	for (int i = 0; me <= 2 && i < ITEMS / 2; i++) {
		get(TIMEOUT_FOREVER);
		linger((int)draw(0, 400));
		done();
	}
	for (int i = 0; me == 3 && i < ITEMS - 1; i++)
		put(i, TIMEOUT_FOREVER);
	for (int i = 0; me > 3 && i < 3; i++)
		join(TIMEOUT_FOREVER);
}

static void
wait_for_last(int me)
{
	if (me <= 3) {
		join(TIMEOUT_FOREVER);
		return;
	}
	sleep_ms(20);
	done();
}

static void
refused_ones(void)
{
	for (int i = 0; i < MAXSIZE; i++)
		put(i, 0);
	put(7, 0);
	put(8, MILLISECONDS(5));
	for (int i = 0; i < MAXSIZE; i++) {
		get(0);
		done();
	}
	join(0);
	done();
}

static void
body(void)
{
	open_queue(MAXSIZE);
	put(999, TIMEOUT_FOREVER);
	threads_run(5, work);
	put(998, 0);
	get(0);
	threads_run(4, wait_for_last);
	join(0);
	done();
	put(1, 0);
	join(0);
	get(0);
	done();
	join(TIMEOUT_FOREVER);
	refused_ones();
}

int
main(void)
{
	return history_run(body, 500);
}
