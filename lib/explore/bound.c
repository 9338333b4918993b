/* SPDX-License-Identifier: MIT */
/* See bound.h. */
#include "lib/explore/strategy.h"

static void
begin(struct strategy *s)
{
	s->schedule->branch_at = HEDDLE_EXHAUSTED;
}

/* The choice after `taken` (count: after none), or count. */
static uint32_t
another(struct strategy *s, const struct point *p, uint32_t taken)
{
	uint32_t first = strategy_default(p), i = taken == first ? 0 : taken + 1;

	while (i < p->count && (i == first || s->schedule->preemptions + point_cost(p, i) > s->schedule->depth))
		i++;
	return i;
}

static void
note(struct strategy *s, uint32_t tid, uint32_t number, uint32_t next)
{
	s->schedule->branch = (struct heddle_choice){ tid, number, next };
	s->schedule->branch_at = s->next;
}

static uint32_t
choose(struct strategy *s, const struct point *p)
{
	uint32_t first = strategy_default(p), taken, other;

	/* Those who can go on besides do not change while nobody is asked. */
	if (p->skipped > 0 && (other = another(s, p, first)) < p->count)
		note(s, p->tid, p->number - 1, p->can[other]);
	taken = strategy_replay.choose(s, p);
	s->next -= taken != first; /* the choices before this point */
	other = another(s, p, taken);
	if (other < p->count)
		note(s, p->tid, p->number, p->can[other]);
	s->next += taken != first;
	return taken;
}

static uint32_t
countdown(struct strategy *s, const struct point *p)
{
	return strategy_replay.countdown(s, p);
}

const struct strategy_kind strategy_bound = { begin, choose, countdown };
