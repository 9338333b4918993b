/* SPDX-License-Identifier: MIT */
/* SIGKILL for a process ends all of its threads, those that compute and those that sleep. */
#include "check.h"

#include <pthread.h>

static int ends[2];

static void *
compute(void *argument)
{
    CHECK_EQ(write(ends[1], "x", 1), 1);
    for (volatile long i = 0;; i++)
        ;
    return argument;
}

static void
process(void)
{
    pthread_t thread;

    for (int i = 0; i < 3; i++)
        CHECK_EQ(pthread_create(&thread, NULL, compute, NULL), 0);
    for (;;)
        pause_for(100 * SECOND);
}

int
main(void)
{
    pid_t child;
    char c;

    CHECK_OK(pipe(ends));
    child = start(process);
    for (int i = 0; i < 3; i++)
        CHECK_EQ(read(ends[0], &c, 1), 1);
    CHECK_OK(kill(child, SIGKILL));
    CHECK_EQ(wait_status(child), KILLED(SIGKILL));
    return 0;
}
