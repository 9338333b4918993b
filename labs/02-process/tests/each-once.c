/* SPDX-License-Identifier: MIT */
/*
 * Children end while their parent's threads wait, for any, or for one: each is
 * told to one of them, and nobody is forgotten.
 */
#include "ops.h"

enum { CHILDREN = 6, ROUNDS = 16 };

static void
some_time(int me)
{
	(void)me;
	sleep_ms(draw(1, 4));	/* so that its parent waits by then, mostly */
	linger((int)draw(0, 4000));
	leave((int)draw(0, 255));
}

/* Threads of process 0, each waits for two children by name. */
static void
waiter(int me)
{
	history_thread(WAITERS + me - 1);
	wait_for(2 * me, 0);
	wait_for(2 * me - 1, 0);
}

static void
short_time(int me)
{
	(void)me;
	linger((int)draw(0, 300));
	leave((int)draw(0, 255));
}

static void
body(void)
{
	begin();
	for (int k = 1; k <= CHILDREN; k++)
		start(k, some_time);
	threads_run(3, waiter);
	for (int round = 0; round < ROUNDS; round++) {
		start(7, short_time);
		linger((int)draw(0, 600));
		wait_for(0, 0);
	}
	wait_for(0, 0);
}

int
main(void)
{
	return history_run(body, 500);
}
