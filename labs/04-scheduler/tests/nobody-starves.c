/* SPDX-License-Identifier: MIT */
/*
 * Whoever has sunk, as low as can be, still gets its turns: while new threads come without end, each
 * for less than a turn, it waits for a tenth of a second at most, and then has a turn and no mere moment.
 */
#include "ops.h"

enum { COMERS = 120, SUNK = 70 };	/* ms */

/* What these do is noted as the second worker's, who makes them. */
static void *
comer(void *unused)
{
	int64_t begun = now();

	while (now() - begun < 1100000)
		linger(2000);
	note_of(&workers[2], "ran", begun, now());
	return unused;
}

static void
work(int me)
{
	pthread_t thread;

	rest_until(2 * MS);
	if (me == 1) {
		compute((SUNK + 2) * MS);
		return;
	}
	rest_until((SUNK + 2) * MS);
	for (int i = 0; i < COMERS && pthread_create(&thread, NULL, comer, NULL) == 0; i++)
		pthread_join(thread, NULL);
}

static void
body(void)
{
	workers_run(2, work);
	rule("waits", 1, 110 * MS);
	rule("window", (SUNK + 4) * MS, (SUNK + 124) * MS);
	rule("share", 1, from_to(8, 300));
}

int
main(void)
{
	return history_run(body, 500);
}
