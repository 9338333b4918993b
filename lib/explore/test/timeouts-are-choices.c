/* SPDX-License-Identifier: MIT */
/* Each strategy lets a timeout be over now and then, though a thread can go on; bound counts it as a preemption, and the
 * default is never one. */
#include "lib/explore/test/model.h"

int
main(void)
{
	const uint32_t can[] = { 3, 4, HEDDLE_LATE | 5 }, late[] = { 3, HEDDLE_LATE | 5 };
	struct heddle_choice room[4];

	for (uint32_t kind = HEDDLE_RANDOM; kind < HEDDLE_STRATEGIES; kind++) {
		uint32_t times[3] = { 0 };

		for (uint64_t seed = 1; seed <= 1000; seed++) {
			struct heddle_schedule s = { .strategy = kind, .seed = seed, .depth = 2, .length = 10 };
			struct point p = { .tid = 3, .number = 1, .stays = true, .count = 3, .can = can };
			struct strategy strategy;

			strategy_begin(&strategy, &s);
			times[strategy_choose(&strategy, &p)]++;
		}
		CHECK(times[0] > 0 && (kind == HEDDLE_BOUND || (times[1] > 0 && times[2] > 50)));
	}
	for (uint32_t bound = 0; bound <= 1; bound++) {
		struct heddle_schedule s = { .strategy = HEDDLE_BOUND, .depth = bound, .choices = room, .room = 4 };
		struct point p = { .tid = 2, .number = 7, .stays = false, .count = 2, .can = late };
		struct strategy strategy;

		strategy_begin(&strategy, &s);
		CHECK(strategy_choose(&strategy, &p) == 0);
		CHECK(bound_next(&s) == (bound == 1));
		CHECK(bound == 0 || s.choices[0].next == (HEDDLE_LATE | 5));
	}
	return 0;
}
