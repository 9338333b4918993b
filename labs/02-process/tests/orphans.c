/* SPDX-License-Identifier: MIT */
/*
 * The children of who ends, living and dead, go to the nearest ancestor that
 * adopts, and it can wait for them; whoever ends adopts nobody, also if it had asked to.
 */
#include "ops.h"

static int grandchildren;

static void
orphan(int me)
{
	if (draw(0, 2) == 0)
		leave((int)draw(0, 255));	/* dead before its parent, perhaps */
	wait_for_flag(0);
	parent();
	linger((int)draw(0, 3000));
	leave(100 + me);
}

static void
middle(int me)
{
	if (draw(0, 1))
		reaper();
	for (int i = 0; i < grandchildren; i++)
		start(2 + i + 4 * (me - 1), orphan);
	linger((int)draw(0, 3000));
	leave(me);
}

static void
body(void)
{
	begin();
	reaper();
	grandchildren = (int)draw(1, 3);
	start(1, middle);
	wait_for(1, 0);
	raise_flag(0);
	for (int i = 0; i < grandchildren; i++)
		wait_for(0, 0);
	wait_for(0, 0);
}

int
main(void)
{
	return history_run(body, 500);
}
