/* SPDX-License-Identifier: MIT */
/* pthread_barrier_t: nobody passes before all are there, round after round, and one of each round is told that it is the one. */
#include "threads.h"

#include <stdatomic.h>

#define ROUNDS 2

static pthread_barrier_t barrier;
static atomic_int here[ROUNDS], serial[ROUNDS];

static void *
meet(void *unused)
{
    for (int i = 0; i < ROUNDS; i++) {
        atomic_fetch_add(&here[i], 1);
        if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD)
            atomic_fetch_add(&serial[i], 1);
        assert(here[i] == 3);
    }
    return unused;
}

int
main(void)
{
    assert(pthread_barrier_init(&barrier, NULL, 3) == 0);
    RUN(meet, meet, meet);
    assert(serial[0] == 1 && serial[1] == 1 && pthread_barrier_destroy(&barrier) == 0);
}
