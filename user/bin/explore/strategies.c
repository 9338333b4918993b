/* SPDX-License-Identifier: MIT */
/* See strategies.h. */
#include "user/bin/explore/strategies.h"

#include <string.h>

#include "user/bin/explore/choices.h"
#include "lib/explore/bound.h"
#include "lib/explore/strategy.h"

#define BOUND_MOST 8

static const char *const names[] = { "replay", "random", "pct", "bound", "starve", "mix" };

bool
search_begin(struct search *s, const char *strategy, unsigned long seed)
{
    size_t length = strcspn(strategy, ":");

    *s = (struct search){ .seed = seed, .depth = 3 };
    while (s->strategy <= HEDDLE_STRATEGIES && (strlen(names[s->strategy]) != length || strncmp(names[s->strategy], strategy, length) != 0))
        s->strategy++;
    if (strategy[length] == ':' && (sscanf(strategy + length, ":%u", &s->depth) != 1 || s->depth > HEDDLE_DEPTH_MOST))
        return false;
    if (s->strategy == HEDDLE_BOUND && strategy[length] != ':')
        s->depth = BOUND_MOST;
    return s->strategy > HEDDLE_REPLAY && s->strategy <= HEDDLE_STRATEGIES && (s->strategy != HEDDLE_PCT || s->depth > 0);
}

void
search_place(const struct search *s, const struct heddle_schedule *next, FILE *out)
{
    if (s->strategy != HEDDLE_BOUND) {
        fprintf(out, "seed %lu", (unsigned long)next->seed);
        return;
    }
    fprintf(out, "from %u/%lu/", s->bound, s->within);
    print_choices(out, next->choices, next->replay_count);
}

bool
search_from(struct search *s, struct heddle_schedule *schedule, const char *text)
{
    int used = 0, count;

    if (s->strategy != HEDDLE_BOUND || sscanf(text, "%u/%lu/%n", &s->bound, &s->within, &used) != 2 || used == 0 || s->bound > s->depth)
        return false;
    count = read_choices(text + used, schedule->choices, schedule->room);
    if (count < 0)
        return false;
    schedule->replay_count = (uint32_t)count;
    return true;
}

/* By the seed alone, so that a seed is the same schedule whatever came before; but for length. */
static void
mix(struct search *s, struct heddle_schedule *schedule)
{
    static const uint32_t of[] = { HEDDLE_RANDOM, HEDDLE_PCT, HEDDLE_RANDOM, HEDDLE_PCT, HEDDLE_STARVE, HEDDLE_PCT };

    schedule->strategy = of[s->seed % 6];
    schedule->depth = 2 + s->seed / 6 % 4;
}

bool
search_next(struct search *s, struct heddle_schedule *schedule)
{
    bool more = true;

    schedule->strategy = s->strategy;
    schedule->seed = s->seed++;
    schedule->depth = s->depth;
    schedule->length = s->length;
    if (s->strategy == HEDDLE_STRATEGIES)
        mix(s, schedule);
    if (s->strategy != HEDDLE_BOUND) {
        if (!s->begun && s->strategy != HEDDLE_RANDOM) { /* how long is it? */
            schedule->strategy = HEDDLE_REPLAY;
            schedule->replay_count = 0;
            s->seed--;
        }
        s->begun = true;
        return true;
    }
    if (s->begun && !bound_next(schedule)) {
        s->too_long = schedule->branch_at != HEDDLE_EXHAUSTED;
        s->exhausted = !s->too_long;
        if (s->exhausted && s->bound < s->depth && s->by_chance == 0)
            printf("explore: all %lu schedules of %u preemption%s, none fails\n", s->within, s->bound, s->bound == 1 ? "" : "s");
        more = s->exhausted && s->bound++ < s->depth && s->within > 0;
        if (!more)
            return false;
        s->exhausted = false;
        s->within = 0;
        schedule->replay_count = 0;
    }
    s->begun = true;
    schedule->depth = s->bound;
    return true;
}

void
search_ran(struct search *s, const struct heddle_schedule *schedule)
{
    if (schedule->verdict != HEDDLE_ENDLESS && schedule->steps > s->length)
        s->length = schedule->steps;
    s->by_chance += schedule->steps >= FAIR_FROM(schedule->points_most);
    s->within += schedule->preemptions == s->bound;
    s->ran++;
    s->points += schedule->points;
    s->of[schedule->strategy].schedules++;
    s->of[schedule->strategy].points += schedule->points;
    s->of[schedule->strategy].switches += schedule->switches;
}

bool
search_exhausted(const struct search *s)
{
    return s->strategy == HEDDLE_BOUND && s->exhausted && s->by_chance == 0;
}

void
search_tell(const struct search *s)
{
    if (s->strategy != HEDDLE_BOUND)
        return;
    if (s->by_chance > 0)
        printf("explore: not exhausted: %lu runs were so long that their ends were left to chance\n", s->by_chance);
    else if (s->exhausted && s->bound <= s->depth && s->within == 0)
        printf("explore: no schedule has %u preemptions: that was all there are, exhausted\n", s->bound);
    else if (s->exhausted)
        printf("explore: exhausted: there is no other schedule of at most %u preemptions\n", s->depth);
    else if (s->too_long)
        printf("explore: not exhausted: a schedule has more choices than can be remembered\n");
    else
        printf("explore: not exhausted: %lu schedules of %u preemptions so far\n", s->within, s->bound);
}

void
search_tell_each(const struct search *s)
{
    for (uint32_t i = 0; i < HEDDLE_STRATEGIES; i++)
        if (s->of[i].schedules > 0)
            printf("explore: %s: %lu schedule%s, %lu points and %lu switches each\n", names[i], s->of[i].schedules,
                   s->of[i].schedules == 1 ? "" : "s", s->of[i].points / s->of[i].schedules, s->of[i].switches / s->of[i].schedules);
}

void
search_put_each(const struct search *s, FILE *out)
{
    const char *before = "";

    for (uint32_t i = 0; i < HEDDLE_STRATEGIES; i++) {
        if (s->of[i].schedules == 0)
            continue;
        fprintf(out, "%s\"%s\": {\"schedules\": %lu, \"points\": %lu, \"switches\": %lu}", before, names[i], s->of[i].schedules,
                s->of[i].points, s->of[i].switches);
        before = ", ";
    }
}
