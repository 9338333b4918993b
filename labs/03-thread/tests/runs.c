/* SPDX-License-Identifier: MIT */
/*
 * A thread runs its function with its argument, and its result comes out, by
 * return or by pthread_exit deep inside.  Joining oneself is an error, and so is
 * joining a detached thread.
 */
#include "ops.h"

static void
deep(int levels)
{
	if (levels > 1)
		deep(levels - 1);
	else if (levels == 1)
		pthread_exit(leave((long)draw(1, 1000000)));
	linger(1);
}

static void *
worker(void *argument)
{
	int me = begin(argument);

	if (me == 3) {
		handles[3] = pthread_self();
		join(3);
	}
	if (me % 2)
		deep(me);
	return leave((long)draw(1, 1000000));
}

static atomic_int may_end;

static void *
detached(void *argument)
{
	begin(argument);
	while (!atomic_load(&may_end))
		sched_yield();
	return leave(1);
}

static void
join_detached(int k)
{
	create(k, detached);
	detach(k);
	join(k);
	atomic_store(&may_end, 1);
	sleep_ms(5);
}

static void
body(void)
{
	for (int k = 1; k <= 6; k++)
		create(k, worker);
	for (int k = 6; k >= 1; k--)
		join(k);
	for (int k = 1; k <= 6; k++) {
		create(k, worker);
		join(k);
	}
	join_detached(7);
}

int
main(void)
{
	return history_run(body, 500);
}
