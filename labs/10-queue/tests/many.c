/* SPDX-License-Identifier: MIT */
/*
 * Three threads put and three get, forty items each, through a queue for two:
 * nothing is lost, doubled or out of order, and everybody comes to an end.
 */
#include "ops.h"

enum { EACH = 40 };

static void
work(int me)
{
	for (int i = 0; i < EACH; i++) {
		if (me <= 3)
			put(me * 1000 + i, TIMEOUT_FOREVER);
		else
			get(TIMEOUT_FOREVER);
	}
}

static void
body(void)
{
	open_queue(2);
	threads_run(6, work);
	look();
}

int
main(void)
{
	return history_run(body, 500);
}
