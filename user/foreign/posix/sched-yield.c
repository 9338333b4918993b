/* SPDX-License-Identifier: MIT */
/* sched_yield(2): causes the calling thread to relinquish the CPU; in the Linux implementation it always succeeds. */
#include "user/foreign/posix/see.h"
#include <pthread.h>
#include <sched.h>

static volatile int turn;

static void *
body(void *argument)
{
    for (int i = 0; i < 50; i++) {
        while (turn % 2 == 0)
            sched_yield();
        turn++;
    }
    return argument;
}

int
main(void)
{
    pthread_t thread;

    TRY(sched_yield());
    pthread_create(&thread, NULL, body, NULL);
    for (int i = 0; i < 50; i++) {
        while (turn % 2 == 1)
            sched_yield();
        turn++;
    }
    pthread_join(thread, NULL);
    see("%d\n", turn);
    return 0;
}
