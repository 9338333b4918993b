/* SPDX-License-Identifier: MIT */
/*
 * Whichever file becomes ready, who waits for it in poll goes on: the first or the last of them, to be read or to be
 * written, by bytes or by a close.  Then a game of two, each of whom waits in poll for the other.
 */
#include "ops.h"

enum { ROUNDS = 50, QUEUE = 5, PIPES = 5 };

static int turn;

static void
one_waits(int me)
{
	if (me == 1) {
		turn % 2 ? ask_select(all_in(FILES), FOR_EVER) : ask(all_in(FILES), FOR_EVER);
		get(turn);
	} else {
		let_them_wait();
		put(turn);
	}
}

static void
one_waits_for_room(int me)
{
	if (me == 1) {
		ask(about(2 * QUEUE, OUT) | about(2 * turn + 1, OUT), FOR_EVER);
	} else {
		let_them_wait();
		get(turn == 0 ? QUEUE : turn);
	}
}

static void
one_waits_for_an_end(int me)
{
	if (me == 1) {
		ask(about(turn == 1 ? 0 : 3, 0), FOR_EVER);
	} else {
		let_them_wait();
		close_end(turn);
	}
}

static void
play(int me)
{
	for (int i = 0; i < ROUNDS; i++) {
		if (draw(0, 3) == 0)
			linger((int)draw(0, 4000));
		if (me == 1) {
			int file = (int)draw(0, FILES - 1);
			put(file);
			ask(file == QUEUE ? about(2 * QUEUE, OUT) : about(2 * file + 1, OUT), FOR_EVER);
		} else {
			int64_t answer = ask(all_in(FILES), FOR_EVER);
			for (int file = 0; file < FILES; file++)
				if (answered(answer, 2 * file))
					get(file);
		}
	}
}

static void
body(void)
{
	new_pipes(PIPES);
	new_queue(QUEUE);
	for (turn = 0; turn < FILES; turn++)
		threads_run(2, one_waits);
	threads_run(2, play);
	for (turn = 0; turn < 2; turn++) {
		put(QUEUE);
		put(turn);
		threads_run(2, one_waits_for_room);
	}
	get(0);
	for (turn = 1; turn < 3; turn++)
		threads_run(2, one_waits_for_an_end);
}

int
main(void)
{
	return history_run(body, 700);
}
