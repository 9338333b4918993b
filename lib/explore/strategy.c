/* SPDX-License-Identifier: MIT */
/* See strategy.h. */
#include "lib/explore/strategy.h"

static const struct strategy_kind *const kinds[] = {
	[HEDDLE_REPLAY] = &strategy_replay, [HEDDLE_RANDOM] = &strategy_random, [HEDDLE_PCT] = &strategy_pct,
	[HEDDLE_BOUND] = &strategy_bound,   [HEDDLE_STARVE] = &strategy_starve,
};

_Static_assert(sizeof(kinds) / sizeof(kinds[0]) == HEDDLE_STRATEGIES, "each strategy has its file");

void
strategy_begin(struct strategy *s, struct heddle_schedule *schedule)
{
	*s = (struct strategy){ .schedule = schedule };
	schedule->steps = schedule->preemptions = 0;
	random_seed(&s->random, schedule->seed);
	if (kinds[schedule->strategy]->begin)
		kinds[schedule->strategy]->begin(s);
}

uint32_t
strategy_default(const struct point *p)
{
	return p->stays ? point_index(p, p->tid) : 0;
}

uint32_t
strategy_choose(struct strategy *s, const struct point *p)
{
	uint32_t i;

	s->schedule->steps += 1 + p->skipped;
	i = kinds[s->schedule->strategy]->choose(s, p);
	s->schedule->preemptions += point_cost(p, i);
	return i;
}

uint32_t
strategy_countdown(struct strategy *s, const struct point *p)
{
	const struct strategy_kind *kind = kinds[s->schedule->strategy];

	return kind->countdown ? kind->countdown(s, p) : 1;
}
