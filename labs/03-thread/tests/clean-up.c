/* SPDX-License-Identifier: MIT */
/*
 * At its end a thread runs its clean-up functions, last pushed first, then the
 * keys' destructors, with the key empty; one that sets a value again is called
 * again.  All that comes before the joiner goes on.
 */
#include "ops.h"

enum { THREADS = 3, ROUNDS = 3 };

static void
drop0(void *value)
{
	call("drop", 0, (long)value);
	linger((int)draw(0, 2000));
	ret(0, 0);
	get(0);
}

/* Sets it anew, one less, down to 0. */
static void
drop1(void *value)
{
	call("drop", 1, (long)value);
	linger((int)draw(0, 2000));
	ret(0, 0);
	if ((long)value > 1)
		set(1, (long)value - 1);
}

static void
clean(void *number)
{
	call("clean", (long)number, 0);
	ret(0, 0);
	linger((int)draw(0, 2000));
}

static void
end(int deeper, int levels)
{
	call("push", levels - deeper + 1, 0);
	ret(0, 0);
	pthread_cleanup_push(clean, (void *)(long)(levels - deeper + 1));
	if (deeper > 1)
		end(deeper - 1, levels);
	else if (levels > 0)
		pthread_exit(leave((long)draw(1, 1000000)));
	pthread_cleanup_pop(0);
}

static void *
worker(void *argument)
{
	int me = begin(argument), levels = (int)draw(0, 3);

	if (me != 2)
		set(0, (long)draw(1, 1000000));
	set(1, (long)draw(0, 3));
	if (levels > 0)
		end(levels, levels);
	return leave((long)draw(1, 1000000));
}

static void
body(void)
{
	make_key(0, drop0);
	make_key(1, drop1);
	set(0, 5);
	for (int round = 0; round < ROUNDS; round++) {
		for (int k = 1; k <= THREADS; k++)
			create(k, worker);
		for (int k = 1; k <= THREADS; k++)
			join(k);
	}
	get(0);
}

int
main(void)
{
	return history_run(body, 500);
}
