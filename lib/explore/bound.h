/* SPDX-License-Identifier: MIT */
/*
 * bound:B, all schedules with at most B preemptions (Musuvathi, Qadeer: "Iterative Context Bounding for Systematic
 * Testing of Multithreaded Programs", PLDI 2007), one after the other, depth first:
 *
 *     struct heddle_schedule s = { .strategy = HEDDLE_BOUND, .depth = B, .choices = room, .room = N };
 *     do
 *             run s;
 *     while (bound_next(&s));
 *
 * At a point the default comes first, then the others by their numbers.  The list of choices is all there is to
 * remember: at a point that it does not name the default was taken, so the others are still to come.  The next
 * schedule is the same up to the last point that has another choice left within the bound, and that choice there:
 * the strategy notes it as `branch` while it runs.
 */
#pragma once

#include <stdbool.h>

#include "kernel/abi/schedule.h"

/* s has been run: makes it the one to be run next.  False: there is none (branch_at HEDDLE_EXHAUSTED), or it has more
 * choices than there is room for. */
static inline bool
bound_next(struct heddle_schedule *s)
{
	if (s->branch_at >= s->room) /* HEDDLE_EXHAUSTED, too */
		return false;
	s->choices[s->branch_at] = s->branch;
	s->replay_count = s->branch_at + 1;
	return true;
}
