/* SPDX-License-Identifier: MIT */
/* replay: the choices given, else the default. */
#include "lib/explore/strategy.h"

/* A choice whose thread cannot go on is passed over: a shorter list of choices may still fail the same way. */
static uint32_t
choose(struct strategy *s, const struct point *p)
{
	const struct heddle_choice *c = &s->schedule->choices[s->next];
	uint32_t i;

	if (s->next == s->schedule->replay_count || c->tid != p->tid || c->number != p->number)
		return strategy_default(p);
	s->next++;
	i = point_index(p, c->next);
	return i < p->count ? i : strategy_default(p);
}

static uint32_t
countdown(struct strategy *s, const struct point *p)
{
	const struct heddle_choice *c = &s->schedule->choices[s->next];

	return s->next < s->schedule->replay_count && c->tid == p->tid && c->number > p->number ? c->number - p->number
		: UINT32_MAX;
}

const struct strategy_kind strategy_replay = { NULL, choose, countdown };
