/* SPDX-License-Identifier: MIT */
/*
 * A thread has set two keys; one is deleted, the thread ends.  The destructor of
 * the other is called, that of the deleted one is not.
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
}

static void *
worker(void *argument)
{
	begin(argument);
	set(0, (long)draw(1, 1000000));
	set(1, (long)draw(1, 1000000));
	atomic_store(&is_set, 1);
	while (!atomic_load(&is_deleted))
		sched_yield();
	return leave((long)draw(1, 1000000));
}

static void
body(void)
{
	make_key(0, drop0);
	make_key(1, drop1);
	create(1, worker);
	while (!atomic_load(&is_set))
		sched_yield();
	delete_key(0);
	atomic_store(&is_deleted, 1);
	join(1);
}

int
main(void)
{
	return history_run(body, 500);
}
