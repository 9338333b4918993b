/* SPDX-License-Identifier: MIT */
/*
 * starve: from a random step on, for as long as is drawn, one thread does not go on as long as another can; the others,
 * and all before and after, do so by chance, each for a while.  What is wrong only if somebody is late by far.
 */
#include "lib/explore/strategy.h"

#define SWITCH_ONE_IN 4
#define LATE_ONE_IN 8

static void
begin(struct strategy *s)
{
	uint32_t length = s->schedule->length ? s->schedule->length : 1;

	s->starve.from = 1 + random_below(&s->random, length);
	s->starve.to = s->starve.from + 1 + random_below(&s->random, length);
}

/* Who may go on now: a list of indices. */
static uint32_t
others(struct strategy *s, const struct point *p, uint32_t threads, uint32_t *of)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < threads; i++)
		if (p->can[i] != s->starve.victim)
			of[n++] = i;
	if (n == 0)
		of[n++] = 0;
	return n;
}

static uint32_t
choose(struct strategy *s, const struct point *p)
{
	bool window = s->schedule->steps >= s->starve.from && s->schedule->steps < s->starve.to;
	uint32_t threads = point_threads(p), of[THREADS_MOST], n;

	if (threads < p->count && (threads == 0 || random_below(&s->random, LATE_ONE_IN) == 0))
		return threads + (uint32_t)random_below(&s->random, p->count - threads);
	if (!window)
		s->starve.victim = 0;
	else if (s->starve.victim == 0)
		s->starve.victim = p->can[random_below(&s->random, threads)];
	if (p->stays && p->tid != s->starve.victim && !p->yields && random_below(&s->random, SWITCH_ONE_IN) != 0)
		return point_index(p, p->tid);
	n = others(s, p, threads, of);
	return of[random_below(&s->random, n)];
}

static uint32_t
countdown(struct strategy *s, const struct point *p)
{
	return 1 + (uint32_t)random_below(&s->random, 2 * SWITCH_ONE_IN);
}

const struct strategy_kind strategy_starve = { begin, choose, countdown };
