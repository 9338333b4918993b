/* SPDX-License-Identifier: MIT */
/* random: anyone who may go on, each as likely; now and then a timeout. */
#include "lib/explore/strategy.h"

#define LATE_ONE_IN 8

static void
begin(struct strategy *s)
{
	s->pace = 2u << random_below(&s->random, 9);
}

static uint32_t
choose(struct strategy *s, const struct point *p)
{
	uint32_t threads = point_threads(p);

	if (threads < p->count && (threads == 0 || random_below(&s->random, LATE_ONE_IN) == 0))
		return threads + (uint32_t)random_below(&s->random, p->count - threads);
	return (uint32_t)random_below(&s->random, threads);
}

/* Of reads and writes a random one: how dense depends on the schedule, since one bug wants a switch at each of a
 * few in a row, another one a thread that goes far. */
static uint32_t
countdown(struct strategy *s, const struct point *p)
{
	return 1 + (uint32_t)random_below(&s->random, s->pace);
}

const struct strategy_kind strategy_random = { begin, choose, countdown };
