/* SPDX-License-Identifier: MIT */
/* Two hundred threads exist at once, then all end and are joined; done twice, the frames are the same after each. */
#include "check.h"

#include <pthread.h>
#include <stdatomic.h>

#define THREADS 200

static atomic_int arrived;
static atomic_int gate;

static void *
work(void *argument)
{
    atomic_fetch_add(&arrived, 1);
    while (!gate)
        pause_for(5 * MILLISECOND);
    return argument;
}

static void
round_of_threads(void)
{
    static pthread_t thread[THREADS];

    arrived = 0;
    gate = 0;
    for (long i = 0; i < THREADS; i++)
        CHECK_EQ(pthread_create(&thread[i], NULL, work, (void *)i), 0);
    while (arrived < THREADS)
        pause_for(5 * MILLISECOND);
    gate = 1;
    for (long i = 0; i < THREADS; i++) {
        void *result;

        CHECK_EQ(pthread_join(thread[i], &result), 0);
        CHECK_EQ((long)result, i);
    }
}

int
main(void)
{
    long frames;

    round_of_threads();
    frames = frames_at_rest();
    round_of_threads();
    CHECK_EQ(frames_at_rest(), frames);
    return 0;
}
