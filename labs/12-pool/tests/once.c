/* SPDX-License-Identifier: MIT */
/*
 * Three threads submit and wait at the same time, three workers work: every
 * task runs exactly once.
 */
#include "ops.h"

enum { EACH = 12 };

static void
work(int me)
{
	int64_t first = (me - 1) * EACH;

	for (int64_t i = first; i < first + EACH; i++) {
		submit(i);
		if (draw(0, 2) == 0)
			result(draw(first, i), TIMEOUT_FOREVER);
	}
	for (int64_t i = first; i < first + EACH; i++)
		result(i, TIMEOUT_FOREVER);
}

static void
body(void)
{
	open_pool(3);
	threads_run(3, work);
}

int
main(void)
{
	return history_run(body, 500);
}
