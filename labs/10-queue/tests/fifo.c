/* SPDX-License-Identifier: MIT */
/*
 * First in, first out; the bound and the counts are kept.  One thread, no
 * waiting: sixty operations drawn from the seed, on a bounded queue and on
 * one without a bound, which grows when its first item is not where it was at
 * the start.  Another takes five thousand.
 */
#include "ops.h"

enum { MANY = 5000 };

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

/* A third is taken out while it grows. */
static void
many_go_through(void)
{
	struct queue *wide = queue_new(0);
	int64_t taken = 0, refused = 0, wrong = 0;
	void *item = NULL;

	for (int64_t i = 0; i < MANY; i++) {
		refused += queue_put_nowait(wide, (void *)i) != 0;
		if (i % 3 == 0)
			wrong += queue_get_nowait(wide, &item) != 0 || (int64_t)item != taken++;
	}
	while (queue_get_nowait(wide, &item) == 0)
		wrong += (int64_t)item != taken++;
	queue_free(wide);
	count("puts_refused", refused, 0);
	count("out_of_order", wrong, 0);
	count("lost", MANY - taken, 0);
}

static void
body(void)
{
	open_queue((size_t)draw(2, 5));
	put(draw(1, 9999), 0);
	some_operations();
	open_queue(0);
	look();
	for (int i = 0; i < 10; i++)
		put(i, 0);
	for (int i = 0; i < 5; i++)
		get(0);
	for (int i = 0; i < 40; i++)
		put(i, 0);
	some_operations();
	queue_free(q);
	many_go_through();
}

int
main(void)
{
	return history_run(body, 500);
}
