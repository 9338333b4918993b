/* SPDX-License-Identifier: MIT */
/*
 * Nothing is left of a pipe when both its ends are closed, in whatever order,
 * whether it is empty or not, and also if a write found nothing to copy.
 */
#include <free_kib.h>

#include "ops.h"

enum { TIMES = 300, SOME = 9000 };

static void
some_come_and_go(int times)
{
	for (int i = 0; i < times; i++) {
		int p[2];

		if (pipe(p) < 0 || write(p[1], (const void *)16, 1) == 1 || write(p[1], bytes, SOME) != SOME)
			abort();
		if (i % 3 == 0 && read(p[0], (char[SOME]){ 0 }, SOME) < 0)
			abort();
		close(p[i % 2]);
		close(p[1 - i % 2]);
	}
}

static void
body(void)
{
	open_pipe(0);
	put(somewhere(10), 10);
	get(10);
	some_come_and_go(30);
	int64_t before = free_kib();
	some_come_and_go(TIMES);
	count("kib_lost", before - free_kib(), 16);
	put(somewhere(10), 10);
	get(10);
}

int
main(void)
{
	return history_run(body, 500);
}
