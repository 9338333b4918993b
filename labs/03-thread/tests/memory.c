/* SPDX-License-Identifier: MIT */
/*
 * A thread leaves nothing behind, however it ends: joined, made detached,
 * detached while it runs, by itself, or after its end.  There is room for some
 * thirty of these at once, and 180 are made.
 */
#include "ops.h"

enum { EACH = 36 };

static pthread_attr_t large, large_detached;
static atomic_int left;		/* threads that have come to their end */

static void
wait_for(int n)
{
	while (atomic_load(&left) < n)
		sched_yield();
}

static void *
worker(void *argument)
{
	begin(argument);
	linger((int)draw(0, 300));
	void *value = leave((long)draw(1, 1000000));
	atomic_fetch_add(&left, 1);
	return value;
}

static void *
loner(void *argument)
{
	int me = begin(argument);

	handles[me] = pthread_self();
	detach(me);
	void *value = leave(0);
	atomic_fetch_add(&left, 1);
	return value;
}

static void
one(int how, int i)
{
	int k = 1 + i % 3, before = atomic_load(&left);

	switch (how) {
	case 0:
		create_with(k, &large, worker);
		join(k);
		break;
	case 1:
		create_with(k, &large_detached, worker);
		call("detach", k, 0);	/* it is so from its birth */
		ret(0, 0);
		break;
	case 2:
		create_with(k, &large, worker);
		linger((int)draw(0, 900));	/* it may end just now */
		detach(k);
		break;
	case 3:
		create_with(k, &large, loner);
		break;
	case 4:
		create_with(k, &large, worker);
		wait_for(before + 1);
		sleep_ms(1);
		detach(k);
		break;
	}
	wait_for(before + 1);
}

static void
body(void)
{
	pthread_attr_init(&large);
	pthread_attr_setstacksize(&large, 1 << 20);
	large_detached = large;
	pthread_attr_setdetachstate(&large_detached, PTHREAD_CREATE_DETACHED);
	for (int how = 0; how < 5; how++)
		for (int i = 0; i < EACH; i++)
			one(how, i);
}

int
main(void)
{
	return history_run(body, 800);
}
