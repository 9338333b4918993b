/* SPDX-License-Identifier: MIT */
/*
 * The highest priority comes out first, among equals the oldest: one thread
 * sends and receives messages of few and of many priorities.
 */
#include "ops.h"

enum { MAXMSG = 30, MSGSIZE = 300 };

static int inside;

static void
some(int turns, int64_t priorities)
{
	for (int i = 0; i < turns; i++) {
		if (inside == 0 || (inside < MAXMSG && draw(0, 2) > 0))
			inside += put(draw(1, MSGSIZE), draw(0, priorities - 1)) == 0;
		else
			inside -= get() >= 0;
	}
	while (inside > 0 && get() >= 0)
		inside--;
}

static void
body(void)
{
	open_queue(MAXMSG, MSGSIZE);
	for (int i = 0; i < 6; i++)
		put(10, 1);
	for (int i = 0; i < 6; i++)
		get();
	some(80, 3);
	some(60, 32768);
	for (int i = 0; i < MAXMSG; i++)
		inside += put(draw(1, MSGSIZE), i % 2 ? 32767 - i : i) == 0;
	some(0, 1);
}

int
main(void)
{
	return history_run(body, 500);
}
