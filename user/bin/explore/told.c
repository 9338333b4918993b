/* SPDX-License-Identifier: MIT */
/*
 * See told.h. What a program keeps to its end it keeps under each schedule; so blocks of which some schedules leave more than
 * others are told of, and no others.
 */
#include "user/bin/explore/told.h"

#include <stdbool.h>
#include <stdio.h>

#include "user/bin/explore/places.h"

#define PLACES 64
#define PAIRS  8

static unsigned long schedules;

/* Where blocks are allocated that some schedule leaves. */
static struct left {
    uint64_t pc;
    uint32_t least, most, now;
    unsigned long seed;         /* of the first with the most */
} places[PLACES];
static unsigned int place_count;

static struct heddle_told volatile_pair;
static unsigned long volatile_seed;
static bool has_volatile;
static unsigned long blind_seed; /* 0: no schedule */

/* Two locks; if the end of one thread, say, orders them, it is always the same that is taken first in the wrong order. */
static struct pair {
    struct heddle_told told;
    bool seen, reversed;        /* told.address[0] is the lesser; the greater is */
} pairs[PAIRS];

static void
take_left(const struct heddle_told *t)
{
    unsigned int i = 0;

    while (i < place_count && places[i].pc != t->pc[0])
        i++;
    if (i == PLACES)
        return;
    if (i == place_count)
        places[place_count++] = (struct left){ .pc = t->pc[0], .least = schedules > 1 ? 0 : t->count };
    places[i].now = t->count;
}

static void
take_order(const struct heddle_told *t)
{
    bool reversed = t->address[0] > t->address[1];

    for (struct pair *p = pairs; p < pairs + PAIRS; p++) {
        uint64_t least = p->told.address[0] < p->told.address[1] ? p->told.address[0] : p->told.address[1];

        if (!p->seen && !p->reversed)
            p->told = *t;
        else if (least != t->address[reversed] || p->told.address[0] + p->told.address[1] != t->address[0] + t->address[1])
            continue;
        p->seen |= !reversed;
        p->reversed |= reversed;
        return;
    }
}

void
told_take(const struct heddle_schedule *s)
{
    schedules++;
    for (uint32_t i = 0; i < s->told_count; i++) {
        if (s->told[i].kind == HEDDLE_TOLD_LEFT) {
            take_left(&s->told[i]);
        } else if (s->told[i].kind == HEDDLE_TOLD_ORDER) {
            take_order(&s->told[i]);
        } else if (s->told[i].kind == HEDDLE_TOLD_BLIND) {
            blind_seed = blind_seed ? blind_seed : (unsigned long)s->seed;
        } else if (!has_volatile) {
            has_volatile = true;
            volatile_pair = s->told[i];
            volatile_seed = (unsigned long)s->seed;
        }
    }
    for (struct left *l = places; l < places + place_count; l++) {
        if (l->now > l->most)
            l->seed = (unsigned long)s->seed;
        l->most = l->now > l->most ? l->now : l->most;
        l->least = l->now < l->least ? l->now : l->least;
        l->now = 0;
    }
}

void
told_report(void)
{
    const struct heddle_told *v = &volatile_pair;
    char name[128], other[128], first[128], second[128];

    if (has_volatile)
        printf("explore: a note: nothing orders these two accesses of %s, both volatile, which is no promise between threads:\n"
               "explore:   thread %u at %s, thread %u at %s (schedule %lu)\n",
               variable_name(name, sizeof(name), v->address[0]), v->tid[0], place_name(first, sizeof(first), v->pc[0], false), v->tid[1],
               place_name(second, sizeof(second), v->pc[1], false), volatile_seed);
    if (blind_seed)
        printf("explore: a note: not all data races were looked for: so many threads at once, or so much memory, the detector\n"
               "explore:   cannot keep in mind (schedule %lu)\n", blind_seed);
    for (const struct pair *p = pairs; p < pairs + PAIRS; p++)
        if (p->seen && p->reversed)
            printf("explore: a note: %s and %s are taken in both orders:\n"
                   "explore:   thread %u takes the first at %s and holds the other, thread %u the other way round at %s\n",
                   variable_name(name, sizeof(name), p->told.address[0]), variable_name(other, sizeof(other), p->told.address[1]),
                   p->told.tid[0], place_name(first, sizeof(first), p->told.pc[0], false), p->told.tid[1],
                   place_name(second, sizeof(second), p->told.pc[1], false));
    for (const struct left *l = places; l < places + place_count; l++)
        if (l->least != l->most)
            printf("explore: a note: of the memory allocated at %s some schedules leave %u blocks at the end, others %u (schedule %lu)\n",
                   place_name(name, sizeof(name), l->pc, false), l->least, l->most, l->seed);
}
