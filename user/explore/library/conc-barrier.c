/* SPDX-License-Identifier: MIT */
/* Nobody goes on before all are there, round after round, and each has a place of its own in each. */
#include "threads.h"

#include <conc/barrier.h>

#define PARTIES 3
#define ROUNDS 2

static struct barrier barrier;
static int written[PARTIES], places[ROUNDS]; /* places: one writes each bit */
static struct lock lock = LOCK_INIT;

static void *
meet(void *number)
{
    for (int round = 0; round < ROUNDS; round++) {
        int place;

        written[(intptr_t)number - 1] = round + 1;
        place = barrier_wait(&barrier);
        assert(place >= 0 && place < PARTIES);
        for (int i = 0; i < PARTIES; i++)
            assert(written[i] == round + 1);
        lock_acquire(&lock);
        places[round] |= 1 << place;
        lock_release(&lock);
        assert(barrier_wait(&barrier) >= 0);
    }
    return NULL;
}

int
main(void)
{
    barrier_init(&barrier, PARTIES);
    RUN(meet, meet, meet);
    for (int round = 0; round < ROUNDS; round++)
        assert(places[round] == (1 << PARTIES) - 1);
}
