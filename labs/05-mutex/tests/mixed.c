/* SPDX-License-Identifier: MIT */
/*
 * All ways to take it, mixed: four threads acquire, try and wait for a while
 * on two locks.  Another is looked at and released by a thread that did not
 * acquire it, while a third waits.
 */
#include "ops.h"

enum { THREADS = 4, EACH = 60 };

static void
work(int me)
{
	if (me == 1)
		release(3);
	for (int i = 0; i < EACH; i++) {
		int l = (int)draw(0, 1), r = 0;

		switch (draw(0, 2)) {
		case 0: acquire(l); break;
		case 1: r = try(l); break;
		case 2: r = timed(l, MILLISECONDS(400)); break;
		}
		linger((int)draw(0, 60));
		if (r == 0)
			release(l);
	}
}

static void
look_while_one_waits(int me)
{
	if (me == 1) {
		acquire(2);
		return;
	}
	locked(2);
	sleep_ms(5);
	locked(2);
	release(2);
}

static void
body(void)
{
	acquire(2);
	threads_run(2, look_while_one_waits);
	release(2);
	acquire(3);
	try(3);
	threads_run(THREADS, work);
	acquire(3);
	try(0);
	try(1);
}

int
main(void)
{
	return history_run(body, 1000);
}
