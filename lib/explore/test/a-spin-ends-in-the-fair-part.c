/* SPDX-License-Identifier: MIT */
/*
 * Thread 1 spins until thread 2 has had the turn, which no default and no bound would give it: after a tenth of the points
 * each strategy does, whether it is asked at each point or only where it wants to be.
 */
#include "lib/explore/test/model.h"

static const uint32_t can[] = { 1, 2 };

static bool
ends(uint32_t kind, bool counts)
{
	struct heddle_schedule s = { .strategy = kind, .depth = 1, .length = 10, .seed = 1, .points_most = 200 };
	struct point p = { .tid = 1, .stays = true, .count = 2, .can = can };
	struct strategy strategy;

	strategy_begin(&strategy, &s);
	while (p.number < 200) {
		uint32_t next = counts ? strategy_countdown(&strategy, &p) : 1;

		p.skipped = next - 1;
		p.number += next;
		if (strategy_choose(&strategy, &p) == 1)
			return true;
	}
	return false;
}

int
main(void)
{
	for (uint32_t kind = 0; kind < HEDDLE_STRATEGIES; kind++)
		CHECK(ends(kind, false) && ends(kind, true));
	return 0;
}
