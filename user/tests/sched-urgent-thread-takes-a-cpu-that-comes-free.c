/* SPDX-License-Identifier: MIT */
/* An urgent thread waits behind another of its priority, on CPU 0. When CPU 1 has nothing as urgent left to do,
 * it takes that thread over, and an ordinary one that waits there longer goes on waiting. */
#include "futex_pi.h"

static volatile int tid, stop, stop_one, running, ran;

static void
use(int who, unsigned long mask)
{
    unsigned long cpus[16] = { mask };

    CHECK_OK(syscall(SYS_sched_setaffinity, who, sizeof(cpus), cpus));
}

static void
spin(unsigned long mask, int priority, volatile int *end)
{
    use(0, mask);
    set_priority(priority);
    running++;
    while (!*end && !stop)
        ;
}

static void *
on_zero(void *argument)
{
    spin(1, 10, &stop);
    return NULL;
}

static void *
on_one(void *argument)
{
    spin(2, 10, &stop_one);
    return NULL;
}

static void *
ordinary(void *argument)
{
    spin(2, 0, &stop);
    return NULL;
}

static void *
moves(void *argument)
{
    use(0, 1);
    tid = (int)own_tid();
    running++;
    set_priority(10);
    sched_yield();                      /* to on_zero, behind which it waits from now on */
    ran = 1;
    return NULL;
}

int
main(void)
{
    void *(*const all[])(void *) = { ordinary, on_one, on_zero, moves };
    unsigned long cpus[16] = { 0 };
    pthread_t thread[4];
    long began;

    CHECK_OK(syscall(SYS_sched_getaffinity, 0, sizeof(cpus), cpus));
    if ((cpus[0] & 3) != 3)
        skip("there is one CPU only");
    set_priority(50);
    for (int i = 0; i < 4; i++) {
        thread[i] = start_thread(all[i], NULL);
        while (running == i)
            pause_for(MILLISECOND);
    }
    pause_for(5 * MILLISECOND);
    use(tid, 3);
    CHECK_EQ(ran, 0);
    stop_one = 1;
    for (began = now(); !ran && now() - began < (is_deterministic() ? SECOND / 10 : 20 * SECOND);)
        pause_for(MILLISECOND);
    CHECK(ran);
    stop = 1;
    for (int i = 0; i < 4; i++)
        join(thread[i]);
    return 0;
}
