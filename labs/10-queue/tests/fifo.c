/* SPDX-License-Identifier: MIT */
/*
 * First in, first out; the bound and the counts are kept.  One thread, no
 * waiting: sixty operations drawn from the seed, on a bounded queue and on
 * one without a bound, which grows when its first item is not where it was at
 * the start.
 */
#include "ops.h"

static void
some_operations(void)
{
	for (int i = 0; i < 60; i++) {
		switch (draw(0, 5)) {
		case 0: case 1: case 2: put(draw(1, 9999), 0); break;
		case 3: case 4: get(0); break;
		case 5: look(); break;
		}
	}
}

static void
body(void)
{
	open_queue((size_t)draw(2, 5));
	put(draw(1, 9999), 0);
	some_operations();
	open_queue(0);
	for (int i = 0; i < 10; i++)
		put(i, 0);
	for (int i = 0; i < 5; i++)
		get(0);
	for (int i = 0; i < 40; i++)
		put(i, 0);
	some_operations();
	queue_free(q);
}

int
main(void)
{
	return history_run(body, 500);
}
