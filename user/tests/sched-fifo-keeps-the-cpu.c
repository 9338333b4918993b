/* SPDX-License-Identifier: MIT */
/* Two SCHED_FIFO threads of one priority on one CPU: the first runs until it blocks. A more urgent one that wakes comes
 * at once, and afterwards the first goes on, not the second. A thread of the default class waits for them all. */
#include "futex_pi.h"

static volatile int waiting, first_done, second_ran, urgent_ran, default_ran, go;

static void
wait_for_go(void)
{
    __atomic_add_fetch(&waiting, 1, __ATOMIC_SEQ_CST);
    while (!go)
        pause_for(MILLISECOND);
}

static void *
second(void *argument)
{
    set_priority(10);
    wait_for_go();
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
    wait_for_go();
    CHECK(!first_done);
    urgent_ran = 1;
    return NULL;
}

static void *
ordinary(void *argument)
{
    wait_for_go();
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
    while (waiting < 3)
        pause_for(MILLISECOND);
    set_priority(10);
    go = 1;
    for (long start = now(); !urgent_ran || now() - start < 50 * MILLISECOND;)
        CHECK(!second_ran && !default_ran);
    first_done = 1;
    for (int i = 0; i < 3; i++)
        join(thread[i]);
    return 0;
}
