/* SPDX-License-Identifier: MIT */
/*
 * Each file gets the answer it was asked for, poll's ERR and HUP among them, and entries that are none are passed over.
 * What the caller has said of an entry that is none (NVAL, for a descriptor that is closed) stays as it is.
 * Nobody waits here: something is ready, or it is only a look.
 */
#include "ops.h"

enum { ROUNDS = 40, PIPES = FILES - 1, QUEUE = FILES - 1 };

/* About some ends, for something or for nothing. */
static int64_t
something(void)
{
	int64_t asked = 0;

	for (int end = 0; end < 2 * PIPES + 1; end++)
		if (draw(0, 2))
			asked |= about(end, (int)draw(0, 3));
	return asked;
}

static void
ask_a_closed_one(void)
{
	struct pollfd p[] = { { dup(ends[0]), POLLIN, 0 }, { ends[1], POLLOUT, 0 } };

	close(p[0].fd);
	int n = poll(p, 2, 0);
	count("closed_unsaid", n != 2 || p[0].revents != POLLNVAL || p[1].revents != POLLOUT, 0);
}

static void
body(void)
{
	new_pipes(PIPES);
	new_queue(QUEUE);
	ask(about(1, OUT) | about(3, OUT) | about(2 * QUEUE, IN | OUT), FOR_EVER);
	ask_a_closed_one();
	put(1);
	put(QUEUE);
	ask(about(1, IN) | about(2, IN) | about(2 * QUEUE, IN | OUT), FOR_EVER);
	ask_how(about(2, IN) | about(1, OUT) | about(0, IN), FOR_EVER, TWICE | HOLES);
	ask_how(about(0, IN) | about(2, IN), 0, AT_ONCE);
	ask_select(about(0, IN) | about(2, IN) | about(5, OUT) | about(2 * QUEUE, IN | OUT), FOR_EVER);
	for (int i = 0; i < ROUNDS; i++) {
		int file = (int)draw(0, FILES - 1);
		draw(0, 1) ? put(file) : get(file);
		ask_how(something(), 0, (int)draw(0, 3));
		ask_select(all_in(FILES), 0);
	}
	close_end(2 * 0);
	close_end(2 * 1 + 1);
	ask(about(1, 0) | about(2, 0) | about(4, 0), FOR_EVER);
	ask_select(about(1, OUT) | about(2, IN) | about(4, IN), FOR_EVER);
}

int
main(void)
{
	return history_run(body, 500);
}
