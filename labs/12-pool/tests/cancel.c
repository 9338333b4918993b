/* SPDX-License-Identifier: MIT */
/*
 * Tasks are cancelled while workers take them: what is cancelled never
 * begins, what has begun is not cancelled.
 */
#include "ops.h"

enum { ALL = 40 };

static atomic_int submitted;

static void
work(int me)
{
	if (me == 1) {
		for (int i = 0; i < ALL; i++) {
			submit(i);
			atomic_store(&submitted, i + 1);
			if (draw(0, 3) == 0)
				linger((int)draw(0, 4000));
		}
		return;
	}
	for (int n = 0; n < 30; n++) {
		int there = atomic_load(&submitted);

		linger((int)draw(0, 3000));
		if (there > 0)
			cancel(draw(there > 6 ? there - 6 : 0, there - 1));
	}
}

static void
body(void)
{
	open_pool((size_t)draw(1, 3));
	threads_run(3, work);
	for (int64_t i = 0; i < ALL; i++)
		result(i, TIMEOUT_FOREVER);
}

int
main(void)
{
	return history_run(body, 500);
}
