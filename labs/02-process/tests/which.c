/* SPDX-License-Identifier: MIT */
/*
 * A wait for one child, or for a group, is for nobody else: others that have
 * ended stay as they are; who is no child of the caller's is not waited for.
 */
#include "ops.h"

static void
when_told(int me)
{
	raise_flag(me);
	wait_for_flag(me + 8);
	leave((int)draw(0, 255));
}

static void
grandfather(int me)
{
	(void)me;
	start(5, when_told);
	wait_for_flag(6);
	raise_flag(5 + 8);
	wait_for(5, 0);
	leave(7);
}

static void
body(void)
{
	begin();
	for (int k = 1; k <= 3; k++)
		start(k, when_told);
	for (int k = 1; k <= 3; k++)
		wait_for_flag(k);
	group(2, 2);
	group(3, 2);
	raise_flag(1 + 8);
	look_at(1, WEXITED);
	raise_flag(3 + 8);
	wait_for(-2, 0);
	wait_for(3, 0);
	raise_flag(2 + 8);
	wait_for(2, 0);
	wait_for(-2, 0);
	wait_for(1, 0);
	start(4, grandfather);
	wait_for_flag(5);
	wait_for(5, 0);		/* a child's child */
	raise_flag(6);
	wait_for(0, 0);
}

int
main(void)
{
	return history_run(body, 500);
}
