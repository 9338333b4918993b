/* SPDX-License-Identifier: MIT */
/*
 * Nothing is left of a process that was waited for, and nothing of a zombie that
 * came as an orphan to a parent that does not want to know.
 */
#include <free_kib.h>

#include "ops.h"

enum { TIMES = 24 };

static void
quick(int me)
{
	leave(me);
}

/* From here on without lines in the history, which take memory. */
static void
ends(int me)
{
	_exit(me);
}

static void
leaves_a_zombie(int me)
{
	siginfo_t info;

	signal(SIGCHLD, SIG_DFL);
	waitid(P_PID, (id_t)child_start(me, ends), &info, WEXITED | WNOWAIT);
	_exit(0);
}

static void
adopts_and_ignores(int me)
{
	signal(SIGCHLD, SIG_IGN);
	prctl(PR_SET_CHILD_SUBREAPER, 1);
	waitpid(child_start(me, leaves_a_zombie), NULL, 0);
	_exit(0);
}

static void
some_come_and_go(void)
{
	waitpid(child_start(1, adopts_and_ignores), NULL, 0);
	waitpid(child_start(1, ends), NULL, 0);
}

static void
body(void)
{
	begin();
	start(1, quick);
	wait_for(1, 0);
	for (int i = 0; i < 4; i++)
		some_come_and_go();
	int64_t before = free_kib();
	for (int i = 0; i < TIMES; i++)
		some_come_and_go();
	count("kib_lost", before - free_kib(), 40);
	start(2, quick);
	wait_for(2, 0);
}

int
main(void)
{
	return history_run(body, 900);
}
