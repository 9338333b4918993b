/* SPDX-License-Identifier: MIT */
/*
 * See ahead.h. What a schedule is depends on those before it by their greatest length alone, which seldom grows: when it has,
 * those that were drawn too early are drawn anew. Of bound each depends on the one before, and none is run ahead.
 */
#include "user/bin/explore/ahead.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define DRAWN 16 /* for each that may run at once: those who are done wait for the slowest but once in so many */

static struct drawn {
    struct heddle_schedule schedule;
    struct outcome outcome;
    struct heddle_choice choices[ROOM];
} *drawn;
static unsigned int most, size = 1; /* are drawn together: at most; next time */
static unsigned int count, at;      /* drawn; of them told */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t more = PTHREAD_COND_INITIALIZER, done = PTHREAD_COND_INITIALIZER;
static unsigned int begun, wanted, left; /* [lock] of those drawn: somebody runs them; are to be run; have not been */

static void *
run_them(void *unused)
{
    pthread_mutex_lock(&lock);
    for (;;) {
        struct drawn *d;

        while (begun == wanted)
            pthread_cond_wait(&more, &lock);
        d = &drawn[begun++];
        pthread_mutex_unlock(&lock);
        d->outcome = run_once(&d->schedule, explored.silent);
        pthread_mutex_lock(&lock);
        if (--left == 0)
            pthread_cond_signal(&done);
    }
    return unused;
}

static void
run_all(void)
{
    pthread_mutex_lock(&lock);
    begun = 0;
    wanted = left = count;
    pthread_cond_broadcast(&more);
    while (left > 0)
        pthread_cond_wait(&done, &lock);
    pthread_mutex_unlock(&lock);
}

struct heddle_schedule *
ahead_begin(unsigned int at_once)
{
    pthread_t thread;

    most = at_once > 1 ? DRAWN * at_once : 1;
    drawn = calloc(most, sizeof(*drawn));
    for (unsigned int i = 0; drawn && at_once > 1 && i < at_once; i++)
        if (pthread_create(&thread, NULL, run_them, NULL) != 0)
            drawn = NULL;
    if (!drawn) {
        perror("explore");
        exit(2);
    }
    drawn[0].schedule = (struct heddle_schedule){ .choices = drawn[0].choices, .room = ROOM };
    return &drawn[0].schedule;
}

/* Draws some; the first goes on from where it was before. */
static bool
draw(struct search *s, unsigned long at_most)
{
    for (count = 0; count < size && count < at_most; count++) {
        if (count > 0)
            drawn[count].schedule = (struct heddle_schedule){ .choices = drawn[count].choices, .room = ROOM };
        if (!search_next(s, &drawn[count].schedule))
            break;
    }
    at = 0;
    if (count == 1)
        drawn[0].outcome = run(&drawn[0].schedule, explored.silent);
    else if (count > 1)
        run_all();
    if (s->strategy != HEDDLE_BOUND)
        size = size * 2 < most ? size * 2 : most;
    return count > 0;
}

bool
ahead_next(struct search *s, unsigned long in_all, struct heddle_schedule **next, struct outcome *o)
{
    struct drawn *d = &drawn[at];

    if (s->ran >= in_all) { /* where to go on */
        *next = &drawn[0].schedule;
        search_next(s, *next);
        return false;
    }
    if (at < count && d->schedule.length != s->length && s->strategy != HEDDLE_RANDOM) {
        s->seed = d->schedule.seed;
        size = 1;
        count = 0;
    }
    if (at >= count && !draw(s, in_all - s->ran))
        return false;
    d = &drawn[at++];
    if (d->outcome.verdict == HEDDLE_SILENT) /* perhaps the others took its time */
        d->outcome = run(&d->schedule, explored.silent);
    *next = &d->schedule;
    *o = d->outcome;
    return true;
}
