/* SPDX-License-Identifier: MIT */
/*
 * Who ends may leave a group of processes that nobody of its session cares for any
 * more.  If one of them is stopped, all get SIGHUP and SIGCONT: it was a child's
 * group (2), or the group of who ended (4 and 5).
 */
#include "ops.h"

static void
leads_a_group(int me)
{
	setpgid(0, 0);
	sleeper(me);
}

static void
leads_a_session(int me)
{
	setsid();
	start(me + 1, leads_a_group);
	wait_for_flag(me + 1);
	stop_for_good(me + 1);
	leave(me);
}

static void
leads_and_leaves(int me)
{
	setpgid(0, 0);
	start(me + 1, sleeper);
	wait_for_flag(me + 1);
	stop_for_good(me + 1);
	leave(me);
}

static void
stays(int me)
{
	setsid();
	start(me + 1, leads_and_leaves);
	wait_for(me + 1, 0);
	sleeper(me);
}

static void
body(void)
{
	begin();
	reaper();
	start(1, leads_a_session);
	wait_for(1, 0);
	wait_for(2, 0);
	start(3, stays);
	wait_for_flag(3);
	wait_for(5, 0);
	send(3, SIGKILL);
	wait_for(3, 0);
}

int
main(void)
{
	return history_run(body, 500);
}
