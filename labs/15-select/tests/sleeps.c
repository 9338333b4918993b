/* SPDX-License-Identifier: MIT */
/*
 * Who waits in poll sleeps; a loop of another thread takes as long as alone, also while
 * what happens to the files concerns nobody.
 */
#include "ops.h"

static int64_t alone;
static bool alarm_first;

static void
one_waits(int me)
{
	if (me == 1) {
		ask(about(0, 0) | about(2, IN) | about(4, IN), FOR_EVER);
		return;
	}
	let_them_wait();
	if (alarm_first)
		put(0);
	count(alarm_first ? "percent_alarmed" : "percent", 100 * loop_ns() / alone, 150);
	put(1);
}

static void
body(void)
{
	alone = loop_ns();
	new_pipes(3);
	threads_run(2, one_waits);
	get(1);
	alarm_first = true;
	threads_run(2, one_waits);
}

int
main(void)
{
	return history_run(body, 600);
}
