/* SPDX-License-Identifier: MIT */
/*
 * Threads enter and leave the foreground at the same time, and nobody is counted
 * twice or not at all: who waits for them goes on when all have left, also if the
 * last one leaves just as he is about to sleep.
 */
#include "ops.h"

#include <conc/foreground.h>

enum { TIMES = 3000, WAITS = 150 };

static atomic_int inside, turn;

static void *
comes_and_goes(void *argument)
{
	begin(argument);
	for (int i = 0; i < TIMES; i++)
		foreground_enter();
	atomic_fetch_add(&inside, 1);
	while (atomic_load(&inside) < 2)
		sched_yield();
	for (int i = 0; i < TIMES; i++)
		foreground_leave();
	return leave(1);
}

static void *
leaves(void *argument)
{
	begin(argument);
	for (int i = 1; i <= WAITS; i++) {
		while (atomic_load(&turn) != i)
			;
		foreground_leave();
	}
	return leave(1);
}

static void
body(void)
{
	create(1, comes_and_goes);
	create(2, comes_and_goes);
	join(1);
	join(2);
	foreground_wait(false);
	create(3, leaves);
	for (int i = 1; i <= WAITS; i++) {
		foreground_enter();
		atomic_store(&turn, i);
		foreground_wait(false);
	}
	join(3);
}

int
main(void)
{
	return history_run(body, 500);
}
