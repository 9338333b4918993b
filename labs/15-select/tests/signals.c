/* SPDX-License-Identifier: MIT */
/*
 * A signal ends a wait with EINTR, also one for nothing at all; afterwards nothing is left of it, and the next wait is
 * like any other.  But what is ready comes first: who is woken by both, or comes with both, is told of the file.
 */
#include "ops.h"

static void
disturb(void)
{
	call("poke", 0, 0);
	poke(1);
	ret(0, 0);
}

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
		disturb();
	}
}

static void
waits_for_nothing(int me)
{
	if (me == 1) {
		ask(0, FOR_EVER);
		return;
	}
	let_them_wait();
	disturb();
}

/* Both before it runs, unless it is faster. */
static void
ready_and_disturbed(int me)
{
	if (me == 1) {
		ask(all_in(3), FOR_EVER);
		return;
	}
	let_them_wait();
	put(2);
	disturb();
}

static void
do_nothing(int number)
{
	(void)number;
}

/* The signal was there before the call, which lets it in. */
static void
ready_and_pending(void)
{
	struct pollfd p = { ends[0], POLLIN, 0 };
	sigset_t none, one;

	sigemptyset(&none);
	sigemptyset(&one);
	sigaddset(&one, SIGUSR2);
	signal(SIGUSR2, do_nothing);
	pthread_sigmask(SIG_BLOCK, &one, NULL);
	raise(SIGUSR2);
	put(0);
	count("not_told", ppoll(&p, 1, NULL, &none) != 1, 0);
	get(0);
}

static void
body(void)
{
	new_pipes(3);
	put(0);
	ask(all_in(3), FOR_EVER);
	get(0);
	threads_run(2, disturbed);
	threads_run(2, waits_for_nothing);
	for (int i = 0; i < 5; i++) {
		threads_run(2, ready_and_disturbed);
		get(2);
	}
	ready_and_pending();
}

int
main(void)
{
	return history_run(body, 500);
}
