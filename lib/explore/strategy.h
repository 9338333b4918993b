/* SPDX-License-Identifier: MIT */
/*
 * Strategies: who has the turn next?  Pure functions of what they were told and of their seed, compiled for the
 * kernel and for the host, where they are tested.
 *
 *     struct strategy s;
 *     strategy_begin(&s, &schedule);
 *     at each point:  index = strategy_choose(&s, &point);
 *
 * A point lists who may go on.  The default is that the thread whose turn it is keeps it, and if it cannot, that the
 * one with the lowest number gets it: a schedule is told by the choices that differ.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "kernel/abi/schedule.h"
#include "lib/base/random.h"

struct point {
	uint32_t tid;        /* whose turn ends here, or may */
	uint32_t number;     /* of the points of this thread, from 1 */
	bool stays;          /* it may go on */
	uint32_t count;      /* how many may, itself among them if it stays */
	const uint32_t *can; /* their numbers, rising */
};

struct strategy {
	const struct heddle_schedule *schedule;
	struct random random;
	uint32_t next;       /* choice that is replayed next */
	uint32_t pace;       /* of HEDDLE_RANDOM: counts by threads themselves are shorter */
};

void strategy_begin(struct strategy *s, const struct heddle_schedule *schedule);
/* An index of p->can.  p->count is not 0. */
uint32_t strategy_choose(struct strategy *s, const struct point *p);
uint32_t strategy_default(const struct point *p);
/* The thread of p, which others could go on beside, goes on: at how many points from now (1: the next) does the
 * strategy want to be asked?  At those before it keeps the turn. */
uint32_t strategy_countdown(struct strategy *s, const struct point *p);
