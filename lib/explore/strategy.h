/* SPDX-License-Identifier: MIT */
/*
 * Strategies: who has the turn next?  Pure functions of what they were told and of their seed, compiled for the
 * kernel and for the host, where they are tested (lib/explore/test).
 *
 *     struct strategy s;
 *     strategy_begin(&s, &schedule);
 *     at each point:  index = strategy_choose(&s, &point);
 *
 * A point lists who may go on, and then whose timeout may be over now (HEDDLE_LATE).  The default is that the thread
 * whose turn it is keeps it, and if it cannot, that the one with the lowest number gets it: a schedule is told by the
 * choices that differ.  After a tenth of the points that a run may have (FAIR_FROM) anyone is chosen by chance, whatever the
 * strategy: what does not end does not for want of luck.  To take the turn from a thread that could keep it, and to end a timeout, costs a preemption.
 *
 *     random.c   anyone                 pct.c     by priorities that change at a few steps
 *     bound.c    all, one by one        starve.c  one waits for long while others go on
 *     replay.c   as told
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/abi/schedule.h"
#include "lib/base/random.h"

#define FAIR_FROM(points_most) ((points_most) / 10)
#define THREADS_MOST 64 /* that have a priority of their own */

struct point {
	uint32_t tid;        /* whose turn ends here, or may */
	uint32_t number;     /* of the points of this thread, from 1 */
	bool stays;          /* it may go on */
	uint32_t count;      /* how many may, itself among them if it stays */
	const uint32_t *can; /* their numbers, rising; the late ones come last */
	bool yields;         /* it offers its turn */
	uint32_t skipped;    /* points of this thread just before, at which it kept the turn and nobody was asked */
};

struct strategy {
	struct heddle_schedule *schedule;
	struct random random;
	union {
		uint32_t next;   /* replay.c, bound.c: the choice that is replayed next */
		uint32_t pace;   /* random.c: counts by threads themselves are shorter */
		struct {
			uint32_t count, spins;
			int64_t lowest, of_others;
			uint64_t change[HEDDLE_DEPTH_MOST];
			struct {
				uint32_t id;
				int64_t priority;
			} of[THREADS_MOST];
		} pct;
		struct {
			uint64_t from, to;
			uint32_t victim; /* 0: not yet drawn */
		} starve;
	};
};

void strategy_begin(struct strategy *s, struct heddle_schedule *schedule);
/* An index of p->can.  p->count is not 0. */
uint32_t strategy_choose(struct strategy *s, const struct point *p);
uint32_t strategy_default(const struct point *p);
/* The thread of p, which others could go on beside, goes on: at how many points from now (1: the next) does the
 * strategy want to be asked?  At those before it keeps the turn. */
uint32_t strategy_countdown(struct strategy *s, const struct point *p);

/* --- for strategies --- */

/* One of them; begin may be NULL. */
struct strategy_kind {
	void (*begin)(struct strategy *s);
	uint32_t (*choose)(struct strategy *s, const struct point *p);
	uint32_t (*countdown)(struct strategy *s, const struct point *p);
};

extern const struct strategy_kind strategy_replay, strategy_random, strategy_pct, strategy_bound, strategy_starve;

/* Where tid is, or count. */
static inline uint32_t
point_index(const struct point *p, uint32_t tid)
{
	uint32_t i = 0;

	while (i < p->count && p->can[i] != tid)
		i++;
	return i;
}

/* How many of them are threads that may go on; the others are timeouts. */
static inline uint32_t
point_threads(const struct point *p)
{
	uint32_t n = p->count;

	while (n > 0 && p->can[n - 1] & HEDDLE_LATE)
		n--;
	return n;
}

static inline uint32_t
point_cost(const struct point *p, uint32_t i)
{
	return p->can[i] & HEDDLE_LATE || (p->stays && p->can[i] != p->tid);
}
