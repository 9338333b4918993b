/* SPDX-License-Identifier: MIT */
/*
 * A daemon is made by two forks: the one in the middle ends, the other lives
 * on as pid 1's child; the caller waits for the first and has no child then.
 * When the daemon ends, pid 1 buries it.
 */
#include "ops.h"

static void
daemon_body(int me)
{
	setsid();
	raise_flag(me);
	wait_for_flag(0);
	parent();
	leave(5);
}

static void
middle(int me)
{
	(void)me;
	start(2, daemon_body);
	wait_for_flag(2);
	leave(1);
}

static void
body(void)
{
	begin();
	start(1, middle);
	wait_for(0, 0);
	wait_for(0, 0);
	here(2);
	raise_flag(0);
	for (int i = 0; i < 100 && here(2) == 0; i++)
		sleep_ms(2);
	call("kill", 2, 0);	/* there is nobody to send it to */
	ret(kill(s->pids[2], 0) < 0 ? 0 : -EBUSY, 0);
}

int
main(void)
{
	return history_run(body, 500);
}
