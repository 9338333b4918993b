/* SPDX-License-Identifier: MIT */
/*
 * pct:D, probabilistic concurrency testing (Burckhardt, Kothari, Musuvathi, Nagarakatte: "A Randomized Scheduler with
 * Probabilistic Guarantees of Finding Bugs", ASPLOS 2010).  Each thread has a random priority, and the highest runs.
 * At D-1 steps, drawn from those that a schedule has (length), the thread that is about to take the step gets a
 * priority below all that were drawn.  In a program of n threads and k steps a bug that needs D orderings is found
 * with probability at least 1 / (n * k^(D-1)).
 *
 * Ours besides: who yields, or goes on for longer than anyone's work is (it spins), goes behind everyone.  A timeout is
 * a thread of the surroundings, which goes behind everyone as soon as it was over once.
 */
#include "lib/explore/strategy.h"

#define SPINS(s) (1000 + 2 * (s)->schedule->length)

static void
begin(struct strategy *s)
{
	for (uint32_t i = 0; i + 1 < s->schedule->depth; i++)
		s->pct.change[i] = 1 + random_below(&s->random, s->schedule->length ? s->schedule->length : 1);
}

/* Of who comes first, it is drawn; those for whom there is no room are all behind. */
static int64_t *
priority(struct strategy *s, uint32_t id)
{
	uint32_t i = 0;

	while (i < s->pct.count && s->pct.of[i].id != id)
		i++;
	if (i == THREADS_MOST) {
		s->pct.of_others = s->pct.lowest - 1;
		return &s->pct.of_others;
	}
	if (i == s->pct.count) {
		s->pct.of[i].id = id;
		s->pct.of[i].priority = HEDDLE_DEPTH_MOST + (int64_t)(random_next(&s->random) >> 2);
		s->pct.count++;
	}
	return &s->pct.of[i].priority;
}

static void
demote(struct strategy *s, uint32_t id)
{
	*priority(s, id) = --s->pct.lowest;
}

static uint32_t
choose(struct strategy *s, const struct point *p)
{
	uint32_t best = 0;
	int64_t highest = INT64_MIN;

	for (uint32_t i = 0; i + 1 < s->schedule->depth; i++)
		if (s->pct.change[i] <= s->schedule->steps && s->pct.change[i] + p->skipped >= s->schedule->steps && p->stays)
			*priority(s, p->tid) = (int64_t)i;
	s->pct.spins += 1 + p->skipped;
	if (p->stays && (p->yields || s->pct.spins > SPINS(s)))
		demote(s, p->tid);
	for (uint32_t i = 0; i < p->count; i++) {
		int64_t its = *priority(s, p->can[i]);

		if (its > highest) {
			highest = its;
			best = i;
		}
	}
	if (p->can[best] & HEDDLE_LATE)
		demote(s, p->can[best]);
	if (p->can[best] != p->tid)
		s->pct.spins = 0;
	return best;
}

static uint32_t
countdown(struct strategy *s, const struct point *p)
{
	uint64_t n = s->pct.spins < SPINS(s) ? SPINS(s) - s->pct.spins + 1 : 1;

	for (uint32_t i = 0; i + 1 < s->schedule->depth; i++)
		if (s->pct.change[i] > s->schedule->steps && s->pct.change[i] - s->schedule->steps < n)
			n = s->pct.change[i] - s->schedule->steps;
	return (uint32_t)n;
}

const struct strategy_kind strategy_pct = { begin, choose, countdown };
