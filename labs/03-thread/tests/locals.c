/* SPDX-License-Identifier: MIT */
/*
 * A key has a value for each thread, NULL before it is set.  A key that takes a
 * deleted one's place begins anew in every thread.
 */
#include "ops.h"

enum { THREADS = 4, EACH = 25 };

static atomic_int done, renewed;

static void
use(void)
{
	get(0);
	get(1);
	for (int n = 0; n < EACH; n++) {
		if (draw(0, 2) == 0)
			set((int)draw(0, 1), (long)draw(0, 1000000));
		else
			get((int)draw(0, 1));
		linger((int)draw(0, 200));
	}
}

static void *
worker(void *argument)
{
	begin(argument);
	use();
	atomic_fetch_add(&done, 1);
	while (!atomic_load(&renewed))
		sched_yield();
	use();
	return leave(1);
}

static void
body(void)
{
	make_key(0, NULL);
	make_key(1, NULL);
	set(0, 77);
	for (int k = 1; k <= THREADS; k++)
		create(k, worker);
	while (atomic_load(&done) < THREADS)
		sched_yield();
	get(0);
	delete_key(1);
	make_key(1, NULL);
	get(1);
	atomic_store(&renewed, 1);
	for (int k = 1; k <= THREADS; k++)
		join(k);
	create(1, worker);
	join(1);
	get(0);
}

int
main(void)
{
	return history_run(body, 500);
}
