/* SPDX-License-Identifier: MIT */
/* SCHED_RR threads of one priority on one CPU take turns without ever blocking; one of lower priority gets none. */
#include "futex_pi.h"

static volatile int at_work, stop, low_ran;
static volatile long rounds[2];

static void *
spin(void *argument)
{
    struct sched_param p = { .sched_priority = 10 };

    if (syscall(SYS_sched_setscheduler, 0, SCHED_RR, &p) < 0)
        skip("real-time priorities are not allowed here");
    at_work++;
    while (!stop)
        rounds[(long)argument]++;
    CHECK(!low_ran);
    return NULL;
}

static void *
low(void *argument)
{
    struct sched_param p = { .sched_priority = 5 };

    CHECK_OK(syscall(SYS_sched_setscheduler, 0, SCHED_RR, &p));
    while (at_work < 2)
        pause_for(MILLISECOND);
    while (!stop)
        low_ran = 1;
    return NULL;
}

int
main(void)
{
    pthread_t thread[3];
    long before[2];

    set_priority(20);
    use_one_cpu();
    thread[2] = start_thread(low, NULL);
    for (long i = 0; i < 2; i++)
        thread[i] = start_thread(spin, (void *)i);
    while (at_work < 2)
        pause_for(MILLISECOND);
    low_ran = 0;
    before[0] = rounds[0];
    before[1] = rounds[1];
    for (long start = now(); now() - start < 800 * MILLISECOND && (rounds[0] == before[0] || rounds[1] == before[1]);)
        pause_for(50 * MILLISECOND);
    stop = 1;
    CHECK(rounds[0] > before[0] && rounds[1] > before[1]);
    for (int i = 0; i < 3; i++)
        join(thread[i]);
    return 0;
}
