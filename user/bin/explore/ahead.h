/* SPDX-License-Identifier: MIT */
/*
 * The schedules of a search, some of them run beside each other and before it is their turn, each told as if it had been run
 * after the one before: what a search finds does not depend on how many there are at once.
 *
 *     next = ahead_begin(at_once);
 *     while (ahead_next(&search, count, &next, &outcome))     next has been run
 *             search_ran(&search, next);
 */
#pragma once

#include <stdbool.h>

#include "user/bin/explore/run.h"
#include "user/bin/explore/strategies.h"

/* At most so many at once. Where the first of the search will be, to be prepared (search_from). */
struct heddle_schedule *ahead_begin(unsigned int at_once);
/* False: there is none left, or search->ran is count: then it is the one that would have been next. */
bool ahead_next(struct search *s, unsigned long count, struct heddle_schedule **next, struct outcome *o);
