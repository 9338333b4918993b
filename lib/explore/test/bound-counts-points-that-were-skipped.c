/* SPDX-License-Identifier: MIT */
/* A program that counts its points by itself asks only where it was told to: the schedules are the same ones. Thread 1
 * has 6 steps, all asked for or none; thread 2 waits beside. */
#include "lib/explore/test/model.h"

static const uint32_t can[] = { 1, 2 };

/* At how many of the 6 points thread 1 loses the turn, by the points that are named. */
static int
schedules(bool skips, uint32_t *sum)
{
	struct heddle_choice room[8];
	struct heddle_schedule s = { .strategy = HEDDLE_BOUND, .depth = 1, .choices = room, .room = 8 };
	int n = 0;

	*sum = 0;
	do {
		struct strategy strategy;
		struct point p = { .tid = 1, .stays = true, .count = 2, .can = can };
		uint32_t last = 0;

		strategy_begin(&strategy, &s);
		while (last < 6) {
			uint32_t countdown = skips ? strategy_countdown(&strategy, &p) : 1;

			p.number = last + countdown < last || last + countdown > 6 ? 6 : last + countdown;
			p.skipped = p.number - last - 1;
			last = p.number;
			if (strategy_choose(&strategy, &p) == 1) {
				*sum += p.number;
				break;
			}
		}
		n++;
	} while (bound_next(&s));
	return n;
}

int
main(void)
{
	uint32_t sum;

	CHECK(schedules(false, &sum) == 7 && sum == 1 + 2 + 3 + 4 + 5 + 6);
	CHECK(schedules(true, &sum) == 7 && sum == 1 + 2 + 3 + 4 + 5 + 6);
	return 0;
}
