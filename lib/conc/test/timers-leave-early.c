/* SPDX-License-Identifier: MIT */
/* Timers come out by time and, at equal times, in the order they went in, also when others leave from the middle. */
#include "claim.h"

#include <conc/handle.h>

#define MANY 200

static struct timers timers;
static struct handle handle[MANY];

static uint32_t
drawn(void)
{
    static uint32_t state = 1;
    state = state * 1103515245 + 12345;
    return state >> 16;
}

/* What the first should be, by looking at all. */
static struct handle *
first(void)
{
    struct handle *best = NULL;
    for (struct handle *h = handle; h < handle + MANY; h++) {
        if (h->timers && (!best || h->when < best->when || (h->when == best->when && h->order < best->order))) {
            best = h;
        }
    }
    return best;
}

int
main(void)
{
    for (int step = 0; step < 20000; step++) {
        struct handle *h = &handle[drawn() % MANY];
        if (h->timers) {
            timers_remove(&timers, h);
        } else {
            h->when = drawn() % 50;
            CLAIM_EQ(timers_add(&timers, h), 0);
        }
        CLAIM(timers_first(&timers) == first());
        if (drawn() % 4 == 0 && timers_first(&timers)) {
            timers_remove(&timers, timers_first(&timers));
            CLAIM(timers_first(&timers) == first());
        }
    }
    while (timers_first(&timers)) {
        timers_remove(&timers, timers_first(&timers));
    }
    CLAIM(!first());
    free(timers.heap);
}
