/* SPDX-License-Identifier: MIT */
/*
 * What is ready and stays so is told to everybody who waits for it, and who goes leaves nothing of itself behind:
 * four wait, each for some of the same files, now and then with a limit, and again.
 */
#include "ops.h"

enum { WAITERS = 4, ROUNDS = 6 };

static int round_now;

static void
all_wait(int me)
{
	if (me <= WAITERS) {
		if (me == 2)
			ask(about(2, IN) | about(4, IN), draw(1, 8));
		ask(about(2 * (me % 3 + 1), IN) | about(2 * (round_now % 2 ? 0 : 4), IN), FOR_EVER);
		return;
	}
	let_them_wait();
	if (round_now % 2) {
		put(0);
	} else {
		if (draw(0, 1))
			linger((int)draw(0, 3000));
		put(4);
	}
}

static void
all_end(int me)
{
	if (me <= WAITERS) {
		ask(about(0, IN) | about(2 * me, IN), FOR_EVER);
		return;
	}
	let_them_wait();
	close_end(1);
}

static void
body(void)
{
	new_pipes(FILES);
	put(0);
	ask(all_in(FILES), FOR_EVER);
	get(0);
	for (round_now = 0; round_now < ROUNDS; round_now++) {
		threads_run(WAITERS + 1, all_wait);
		get(round_now % 2 ? 0 : 4);
	}
	threads_run(WAITERS + 1, all_end);
}

int
main(void)
{
	return history_run(body, 700);
}
