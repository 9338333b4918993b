/* SPDX-License-Identifier: MIT */
/*
 * Free and held: one thread, a hundred operations drawn from the seed on four
 * locks.  It is not recursive, and releasing a free lock is an error.
 */
#include "ops.h"

#include <string.h>

static bool held[LOCKS];

static void
some_operation(int i)
{
	switch (draw(0, 5)) {
	case 0:
		if (held[i])
			break;	/* it would wait for itself */
		acquire(i);
		held[i] = true;
		break;
	case 1:
		held[i] |= try(i) == 0;
		break;
	case 2:
		held[i] |= timed(i, 0) == 0;
		break;
	case 3:
		locked(i);
		break;
	default:
		release(i);
		held[i] = false;
	}
}

static void
body(void)
{
	for (int i = 0; i < LOCKS; i++) {
		memset(&locks[i], 0xa5, sizeof locks[i]);	/* memory that somebody has used */
		lock_init(&locks[i]);
		acquire(i);
		locked(i);
		try(i);
		release(i);
		release(i);
	}
	for (int n = 0; n < 100; n++)
		some_operation((int)draw(0, LOCKS - 1));
}

int
main(void)
{
	return history_run(body, 500);
}
