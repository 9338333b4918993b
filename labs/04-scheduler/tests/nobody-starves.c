/* SPDX-License-Identifier: MIT */
/*
 * Whoever has sunk still gets its turns: while new threads come without end, each for less than
 * a turn, it waits for a tenth of a second at most.
 */
#include "ops.h"

enum { COMERS = 120 };

static void *
comer(void *unused)
{
	for (int64_t begun = now(); now() - begun < 1100000;)
		linger(2000);
	return unused;
}

static void
work(int me)
{
	pthread_t thread;

	rest_until(2 * MS);
	if (me == 1) {
		compute(18 * MS);
		return;
	}
	rest_until(18 * MS);
	for (int i = 0; i < COMERS && pthread_create(&thread, NULL, comer, NULL) == 0; i++)
		pthread_join(thread, NULL);
}

static void
body(void)
{
	workers_run(2, work);
	rule("waits", 1, 110 * MS);
}

int
main(void)
{
	return history_run(body, 500);
}
