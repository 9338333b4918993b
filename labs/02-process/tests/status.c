/* SPDX-License-Identifier: MIT */
/*
 * A child's status is what it left with, or the signal that ended it, told to
 * its parent, once; afterwards there is no child.
 */
#include "ops.h"

static void
quick(int me)
{
	(void)me;
	leave((int)draw(0, 255));
}

static void
body(void)
{
	begin();
	wait_for(0, 0);
	for (int k = 1; k <= 4; k++)
		start(k, quick);
	for (int k = 4; k >= 1; k--)
		wait_for(k, 0);
	start(5, sleeper);
	wait_for_flag(5);
	send(5, SIGKILL);
	wait_for(0, 0);
	start(6, quick);
	wait_for(0, 0);
	wait_for(6, 0);
	wait_for(0, 0);
}

int
main(void)
{
	return history_run(body, 500);
}
