/* SPDX-License-Identifier: MIT */
/* What is written and read again at once may wake a poll that then finds nothing; it sleeps on, and the next byte wakes
 * it again. */
#include "check.h"

#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

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

int
main(void)
{
    pthread_t thread;
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
    stop = 1;
    CHECK_EQ(write(ends[1], "x", 1), 1);
    CHECK_EQ(pthread_join(thread, NULL), 0);
    return 0;
}
