/* SPDX-License-Identifier: MIT */
/*
 * A thread has set two keys; one is deleted, by somebody who has set it, too; the
 * thread ends.  The destructor of the other is called, and may delete its own key;
 * that of the deleted one is not, also if a key without one takes its place.
 */
#include "ops.h"

static atomic_int is_set, is_deleted;

static void
drop0(void *value)
{
	call("drop", 0, (long)value);
	ret(0, 0);
}

static void
drop1(void *value)
{
	call("drop", 1, (long)value);
	ret(0, 0);
	delete_key(1);
}

static void *
worker(void *argument)
{
	int me = begin(argument);

	set(0, (long)draw(1, 1000000));
	set(1, (long)draw(1, 1000000));
	atomic_store(&is_set, me);
	while (atomic_load(&is_deleted) != me)
		sched_yield();
	if (me == 2)
		set(0, (long)draw(1, 1000000));
	return leave((long)draw(1, 1000000));
}

static void
delete_meanwhile(int me)
{
	make_key(0, drop0);
	make_key(1, drop1);
	create(me, worker);
	while (atomic_load(&is_set) != me)
		sched_yield();
	set(0, (long)draw(1, 1000000));
	delete_key(0);
	if (me == 2)
		make_key(0, NULL);
	atomic_store(&is_deleted, me);
	join(me);
}

static void
body(void)
{
	delete_meanwhile(1);
	delete_meanwhile(2);
}

int
main(void)
{
	return history_run(body, 500);
}
