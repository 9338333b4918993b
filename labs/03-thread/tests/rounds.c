/* SPDX-License-Identifier: MIT */
/*
 * A destructor sets its key again.  Four rounds of destructors are run for it and
 * no fifth: of thread 1 that is all it wants, thread 2 would go on.
 */
#include "ops.h"

static void
drop(void *value)
{
	call("drop", 0, (long)value);
	ret(0, 0);
	if ((long)value > 1)
		set(0, (long)value - 1);
}

static void *
worker(void *argument)
{
	int me = begin(argument);

	set(0, me == 1 ? 4 : 7);
	return leave((long)draw(1, 1000000));
}

static void
body(void)
{
	make_key(0, drop);
	create(1, worker);
	join(1);
	create(2, worker);
	join(2);
}

int
main(void)
{
	return history_run(body, 500);
}
