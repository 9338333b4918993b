/* SPDX-License-Identifier: MIT */
/*
 * Who ignores SIGCHLD, or says SA_NOCLDWAIT, gets no zombies: a wait lasts until
 * all children are gone, and then there are none.  That holds for orphans that it adopts, too.
 */
#include "ops.h"

static void
some_time(int me)
{
	(void)me;
	linger((int)draw(0, 3000));
	leave(1);
}

static void
middle(int me)
{
	signal(SIGCHLD, SIG_DFL);	/* this one has zombies */
	start(me + 4, some_time);
	if (draw(0, 1))
		sleep_ms(2);	/* its child ends first */
	leave(me);
}

static void
body(void)
{
	struct sigaction action = { .sa_handler = SIG_DFL, .sa_flags = SA_NOCLDWAIT };

	begin();
	call("ignore", 0, 0);
	if (draw(0, 1))
		signal(SIGCHLD, SIG_IGN);
	else
		sigaction(SIGCHLD, &action, NULL);
	ret(0, 0);
	reaper();
	start(1, some_time);
	start(2, middle);
	start(3, some_time);
	wait_for(0, 0);
	for (int k = 1; k <= 3; k++)
		here(k);
	wait_for(0, WNOHANG);
}

int
main(void)
{
	return history_run(body, 500);
}
