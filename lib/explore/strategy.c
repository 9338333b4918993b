/* SPDX-License-Identifier: MIT */
/* See strategy.h. */
#include "lib/explore/strategy.h"

void
strategy_begin(struct strategy *s, const struct heddle_schedule *schedule)
{
	*s = (struct strategy){ .schedule = schedule };
	random_seed(&s->random, schedule->seed);
	s->pace = 2u << random_below(&s->random, 9);
}

/* Where tid is, or count. */
static uint32_t
index_of(const struct point *p, uint32_t tid)
{
	uint32_t i = 0;

	while (i < p->count && p->can[i] != tid)
		i++;
	return i;
}

uint32_t
strategy_default(const struct point *p)
{
	return p->stays ? index_of(p, p->tid) : 0;
}

/* A choice whose thread cannot go on is passed over: a shorter list of choices may still fail the same way. */
static uint32_t
replay(struct strategy *s, const struct point *p)
{
	const struct heddle_choice *c = &s->schedule->choices[s->next];
	uint32_t i;

	if (s->next == s->schedule->replay_count || c->tid != p->tid || c->number != p->number)
		return strategy_default(p);
	s->next++;
	i = index_of(p, c->next);
	return i < p->count ? i : strategy_default(p);
}

uint32_t
strategy_choose(struct strategy *s, const struct point *p)
{
	switch (s->schedule->strategy) {
	case HEDDLE_RANDOM:
		return (uint32_t)random_below(&s->random, p->count);
	default:
		return replay(s, p);
	}
}

/* Of reads and writes a random one: how dense depends on the schedule, since one bug wants a switch at each of a
 * few in a row, another one a thread that goes far. */
uint32_t
strategy_countdown(struct strategy *s, const struct point *p)
{
	const struct heddle_choice *c = &s->schedule->choices[s->next];

	switch (s->schedule->strategy) {
	case HEDDLE_RANDOM:
		return 1 + (uint32_t)random_below(&s->random, s->pace);
	default:
		return s->next < s->schedule->replay_count && c->tid == p->tid && c->number > p->number ? c->number - p->number
			: UINT32_MAX;
	}
}
