/* SPDX-License-Identifier: MIT */
/*
 * A signal ends a wait with EINTR; afterwards nothing is left of it, and the next wait is like any other.
 */
#include "ops.h"

static void
disturbed(int me)
{
	if (me == 1) {
		ask(all_in(3), FOR_EVER);
		ask(all_in(3), FOR_EVER);
		get(2);
		ask(all_in(3), 200);
		ask_select(all_in(3), FOR_EVER);
		return;
	}
	for (int i = 0; i < 4; i++) {
		let_them_wait();
		if (i == 1) {
			put(2);
			continue;
		}
		call("poke", 0, 0);
		poke(1);
		ret(0, 0);
	}
}

static void
body(void)
{
	new_pipes(3);
	put(0);
	ask(all_in(3), FOR_EVER);
	get(0);
	threads_run(2, disturbed);
}

int
main(void)
{
	return history_run(body, 500);
}
