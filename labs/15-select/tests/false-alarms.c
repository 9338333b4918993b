/* SPDX-License-Identifier: MIT */
/*
 * Who is woken and finds nothing sleeps on: for the rest of its time, and so that every file can still wake it.
 * What was put is taken away by another, or was not asked about.
 */
#include "ops.h"

enum { ALARMS = 6 };

static int turn;

/* File 0 is asked about its end only; bytes come and go there. */
static void
alarmed(int me)
{
	if (me == 1) {
		ask(about(0, 0) | about(2, IN) | about(4, IN), FOR_EVER);
		return;
	}
	let_them_wait();
	for (int i = 0; i < ALARMS; i++) {
		put(0);
		get(0);
		let_them_wait();
	}
	if (turn == 0)
		put(1);
	else
		close_end(1);
}

static void
until_its_limit(int me)
{
	if (me == 1) {
		ask(about(0, 0) | about(2, IN), 45);
		return;
	}
	let_them_wait();
	put(0);
	let_them_wait();
	get(0);
	put(0);
}

/* Two wait for the same: one gets it, the other was woken for nothing. */
static void
rivals(int me)
{
	for (int i = 0; i < 15; i++) {
		if (me == 3) {
			if (draw(0, 1))
				linger((int)draw(0, 3000));
			int file = (int)draw(0, 2);
			put(file);
			ask(about(2 * file + 1, OUT), FOR_EVER);
		} else {
			ask(all_in(4), FOR_EVER);
			for (int file = 0; file < 3; file++)
				get(file);
		}
	}
	if (me == 3)
		put(3); /* for ever: who is not done yet has nothing more to wait for */
}

static void
body(void)
{
	history_timed();
	new_pipes(4);
	ask(about(1, OUT), FOR_EVER);
	threads_run(2, until_its_limit);
	get(0);
	threads_run(2, alarmed);
	get(1);
	threads_run(3, rivals);
	turn = 1;
	for (int file = 0; file < 3; file++)
		get(file);
	threads_run(2, alarmed);
}

int
main(void)
{
	return history_run(body, 900);
}
