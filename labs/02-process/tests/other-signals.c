/* SPDX-License-Identifier: MIT */
/*
 * A child that ends with another signal than SIGCHLD is for who asks for such,
 * or for either kind; as an orphan it is like any other.
 */
#include "ops.h"

static void
quick(int me)
{
	leave(me);
}

static void
parent_of_another(int me)
{
	start_other(me + 1, quick);
	leave(me);
}

static void
body(void)
{
	begin();
	reaper();
	start_other(1, quick);
	start(2, quick);
	wait_for(0, 0);
	wait_for(0, WNOHANG);
	wait_for(1, 0);
	start(3, quick);
	wait_for(0, __WCLONE);
	wait_for(0, __WCLONE | WNOHANG);
	wait_for(0, __WALL);
	start_other(4, quick);
	wait_for(4, __WALL);
	start(5, parent_of_another);
	wait_for(5, 0);
	wait_for(0, 0);
	wait_for(0, WNOHANG);
}

int
main(void)
{
	return history_run(body, 500);
}
