/* SPDX-License-Identifier: MIT */
/*
 * The program has no memory left.  A put that finds none for its item says so
 * and changes nothing: what is inside comes out, and the queue goes on.
 */
#include <stdlib.h>

#include "ops.h"

enum { FIRST = 20, MORE = 60, BLOCK = 1 << 20, SMALLEST = 16 };

static void
use_all_memory(void)
{
	for (size_t size = BLOCK; size >= SMALLEST; size /= 2)
		while (malloc(size) != NULL)
			;
}

static void
fit(int64_t item)
{
	call("fit", item, 0);
	ret(queue_put_nowait(q, (void *)item), 0);
}

static void
body(void)
{
	open_queue(0);
	for (int i = 0; i < FIRST; i++)
		put(i, 0);
	for (int i = 0; i < FIRST / 2; i++)
		get(0);
	use_all_memory();
	for (int i = 0; i < MORE; i++)
		fit(100 + i);
	look();
	while (get(0) == 0)
		done();
	for (int i = 0; i < FIRST / 2; i++)
		done();
	fit(200);
	get(0);
	join(0);
}

int
main(void)
{
	return history_run(body, 500);
}
