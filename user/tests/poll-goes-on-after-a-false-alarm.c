/* SPDX-License-Identifier: MIT */
/* What is written and read again at once may wake a poll that then finds nothing; it sleeps on, computing nothing, and
 * the next byte wakes it again. */
#include "check.h"

#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdint.h>
#include <time.h>

static int ends[2];
static atomic_int asleep, stop;

static void *
poller(void *argument)
{
    struct pollfd fd = { ends[0], POLLIN, 0 };

    do {
        asleep++;
        CHECK_EQ(poll(&fd, 1, -1), 1);
    } while (!stop);
    return argument;
}

/* CPU time, in ns. */
static int64_t
computed(void)
{
    struct timespec used;

    CHECK_OK(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used));
    return used.tv_sec * 1000000000ll + used.tv_nsec;
}

int
main(void)
{
    pthread_t thread;
    int64_t used;
    char byte;

    CHECK_OK(pipe(ends));
    CHECK_EQ(pthread_create(&thread, NULL, poller, NULL), 0);
    while (!asleep)
        sched_yield();
    for (int i = 0; i < 50; i++) {
        sched_yield();
        CHECK_EQ(write(ends[1], "x", 1), 1);
        CHECK_EQ(read(ends[0], &byte, 1), 1);
    }
    pause_for(20 * MILLISECOND);
    used = computed();
    pause_for(100 * MILLISECOND);
    CHECK(computed() - used < 20 * MILLISECOND);
    stop = 1;
    CHECK_EQ(write(ends[1], "x", 1), 1);
    CHECK_EQ(pthread_join(thread, NULL), 0);
    return 0;
}
