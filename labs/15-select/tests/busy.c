/* SPDX-License-Identifier: MIT */
/*
 * What becomes ready while poll is still looking at other files is not lost.  Two put, each into files of its own and
 * only when what it put was taken; one waits for all of them in poll and takes.
 */
#include "ops.h"

enum { ROUNDS = 45, PUTTERS = 2, SHARE = FILES / PUTTERS };

static void
work(int me)
{
	int left = PUTTERS * ROUNDS;

	if (me <= PUTTERS)
		for (int i = 0; i < ROUNDS; i++) {
			int file = (me - 1) * SHARE + (int)draw(0, SHARE - 1);
			if (draw(0, 1))
				linger((int)draw(0, 1500));
			put(file);
			ask(about(2 * file + 1, OUT), FOR_EVER);
		}
	else
		while (left > 0) {
			int64_t answer = ask(all_in(FILES), FOR_EVER);
			for (int file = 0; file < FILES; file++)
				if (answered(answer, 2 * file))
					left -= get(file) > 0;
		}
}

static void
body(void)
{
	new_pipes(FILES);
	put(0);
	ask(all_in(FILES), FOR_EVER);
	get(0);
	threads_run(PUTTERS + 1, work);
}

int
main(void)
{
	return history_run(body, 700);
}
