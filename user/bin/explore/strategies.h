/* SPDX-License-Identifier: MIT */
/*
 * Which schedules are run, one after the other:
 *
 *     struct search s;
 *     search_begin(&s, "mix", seed);
 *     while (search_next(&s, &schedule))      strategy, seed, depth, length; and of bound the choices
 *             run(&schedule), search_ran(&s, &schedule);
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "kernel/abi/schedule.h"

struct search {
    uint32_t strategy;          /* HEDDLE_STRATEGIES: a mix of random, pct and starve */
    uint32_t depth;             /* of pct; of bound the most preemptions */
    uint32_t length;            /* steps of the longest run so far that was not cut off */
    unsigned long seed;         /* of the next schedule */
    uint32_t bound;             /* of bound: that is searched now */
    unsigned long within;       /* of bound: schedules with exactly so many preemptions, or fewer if it is 0 */
    unsigned long by_chance;    /* runs that were too long to be chosen to their end: lib/explore/strategy.h */
    bool begun, exhausted, too_long;
};

/* False: there is no such strategy. */
bool search_begin(struct search *s, const char *strategy, unsigned long seed);
/* schedule->choices and room are there. False: there is none left. */
bool search_next(struct search *s, struct heddle_schedule *schedule);
void search_ran(struct search *s, const struct heddle_schedule *schedule);
/* How far it came, of a search in which none failed. */
void search_tell(const struct search *s);
