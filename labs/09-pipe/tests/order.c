/* SPDX-License-Identifier: MIT */
/*
 * Bytes come out as they went in: one thread writes and reads pieces of many
 * sizes, several times the capacity of the pipe in all.
 */
#include "ops.h"

static int64_t inside;

static void
body(void)
{
	open_pipe(0);
	put(somewhere(100), 100);
	get(40);
	get(0);
	inside = 60;
	for (int i = 0; i < 120; i++) {
		int64_t n = draw(0, 9) == 0 ? draw(1, 9) : draw(1, ATOMIC);

		if (i % 3 != 2 && inside + n <= CAPACITY)
			inside += put(somewhere(n), n) > 0 ? n : 0;
		else if (inside > 0)
			inside -= get(2 * n);
	}
}

int
main(void)
{
	return history_run(body, 500);
}
