/* SPDX-License-Identifier: MIT */
/* Two SCHED_FIFO threads of one priority on one CPU: the first runs until it blocks. A more urgent one that wakes comes
 * at once, and afterwards the first goes on, not the second. A thread of the default class waits for them all. */
#include "futex_pi.h"

static volatile int first_done, second_ran, urgent_ran, default_ran, go;

static void *
second(void *argument)
{
    set_priority(10);
    while (!go)
        pause_for(MILLISECOND);
    second_ran = 1;
    CHECK(first_done);
    CHECK(!default_ran);
    work(1000000);
    return NULL;
}

static void *
urgent(void *argument)
{
    set_priority(20);
    while (!go)
        pause_for(MILLISECOND);
    CHECK(!first_done);
    urgent_ran = 1;
    return NULL;
}

static void *
ordinary(void *argument)
{
    while (!go)
        pause_for(MILLISECOND);
    default_ran = 1;
    CHECK(first_done);
    return NULL;
}

int
main(void)
{
    pthread_t thread[3];

    use_one_cpu();
    thread[0] = start_thread(second, NULL);
    thread[1] = start_thread(urgent, NULL);
    thread[2] = start_thread(ordinary, NULL);
    pause_for(30 * MILLISECOND);
    set_priority(10);
    go = 1;
    for (long start = now(); !urgent_ran || now() - start < 50 * MILLISECOND;)
        CHECK(!second_ran && !default_ran);
    first_done = 1;
    for (int i = 0; i < 3; i++)
        join(thread[i]);
    return 0;
}
