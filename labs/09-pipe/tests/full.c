/* SPDX-License-Identifier: MIT */
/*
 * Who waits for room is not forgotten: three threads write large pieces into
 * a full pipe, one reads slowly, now and then enough for two of them.  When it
 * has made room it reads no more until somebody has used it.
 */
#include <stdatomic.h>

#include "ops.h"

enum { EACH = 35, SIZE = 4000, FILL = 60000, TOTAL = FILL + 3 * EACH * SIZE };

static atomic_int written;

static void
wait_until_room_is_used(int64_t left)
{
	int before = atomic_load(&written);
	int64_t in_pipe = left - (int64_t)(3 * EACH - before) * SIZE;

	while (before < 3 * EACH && CAPACITY - in_pipe >= SIZE && atomic_load(&written) == before)
		sleep_ms(1);
}

static void
work(int me)
{
	for (int i = 0; me <= 3 && i < EACH; i++) {
		put(somewhere(SIZE), SIZE);
		atomic_fetch_add(&written, 1);
	}
	for (int64_t left = TOTAL; me == 4 && left > 0;) {
		linger((int)draw(0, 2000));
		ssize_t n = get(draw(0, 9) ? draw(2000, 5000) : 8500);
		if (n <= 0)
			break;
		left -= n;
		wait_until_room_is_used(left);
	}
}

static void
body(void)
{
	open_pipe(0);
	put(somewhere(SIZE), SIZE);
	get(SIZE);
	put(0, FILL);
	threads_run(4, work);
}

int
main(void)
{
	return history_run(body, 500);
}
