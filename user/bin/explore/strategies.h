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
    unsigned long ran, points;  /* in all */
    struct {
        unsigned long schedules, points, switches;
    } of[HEDDLE_STRATEGIES];
};

/* False: there is no such strategy. */
bool search_begin(struct search *s, const char *strategy, unsigned long seed);
/* "seed 17", or of bound "from PREEMPTIONS/SCHEDULES/CHOICES": before the schedule that is next. */
void search_place(const struct search *s, const struct heddle_schedule *next, FILE *out);
/* Of bound: goes on there. False: that is no such place. */
bool search_from(struct search *s, struct heddle_schedule *schedule, const char *text);
/* schedule->choices and room are there. False: there is none left. */
bool search_next(struct search *s, struct heddle_schedule *schedule);
void search_ran(struct search *s, const struct heddle_schedule *schedule);
bool search_exhausted(const struct search *s);
/* How far it came, of a search in which none failed. */
void search_tell(const struct search *s);
/* What each strategy did: for a person; as JSON, without braces. */
void search_tell_each(const struct search *s);
void search_put_each(const struct search *s, FILE *out);
