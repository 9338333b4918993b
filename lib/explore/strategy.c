/* SPDX-License-Identifier: MIT */
/* See strategy.h. */
#include "lib/explore/strategy.h"

#define FAIR_PACE 16

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

/* Steps until the fair part, in which anyone is chosen: a run that does not end even then makes no progress, whereas a
 * spinning thread that was never interrupted only had no luck.  0: it has begun. */
static uint32_t
until_fair(const struct strategy *s)
{
	uint32_t from = s->schedule->points_most ? FAIR_FROM(s->schedule->points_most) : UINT32_MAX;

	return from > s->schedule->steps ? from - s->schedule->steps : 0;
}

uint32_t
strategy_choose(struct strategy *s, const struct point *p)
{
	uint32_t i;

	s->schedule->steps += 1 + p->skipped;
	i = (until_fair(s) ? kinds[s->schedule->strategy] : &strategy_random)->choose(s, p);
	s->schedule->preemptions += point_cost(p, i);
	return i;
}

uint32_t
strategy_countdown(struct strategy *s, const struct point *p)
{
	uint32_t n, left = until_fair(s);

	if (left == 0)
		return 1 + (uint32_t)random_below(&s->random, FAIR_PACE);
	n = kinds[s->schedule->strategy]->countdown(s, p);
	return n < left ? n : left;
}
