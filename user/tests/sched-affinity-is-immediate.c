/* SPDX-License-Identifier: MIT */
/* After sched_setaffinity the caller is on an allowed CPU; so is, soon, another thread that runs or sleeps. */
#include "futex_pi.h"

static volatile int stop, tid;

static unsigned
cpu(void)
{
    unsigned number = 99;

    CHECK_OK(syscall(SYS_getcpu, &number, NULL, NULL));
    return number;
}

static void
use(int who, int number)
{
    unsigned long cpus[16] = { 1ul << number };

    CHECK_OK(syscall(SYS_sched_setaffinity, who, sizeof(cpus), cpus));
}

static volatile unsigned seen;

static void *
runs(void *argument)
{
    tid = (int)own_tid();
    while (!stop)
        seen = cpu();
    return NULL;
}

static void *
sleeps(void *argument)
{
    tid = (int)own_tid();
    while (!stop) {
        pause_for(MILLISECOND);
        seen = cpu();
    }
    return NULL;
}

static void
moves(void *(*function)(void *), int cpus)
{
    pthread_t thread;

    stop = tid = 0;
    thread = start_thread(function, NULL);
    while (!tid)
        pause_for(MILLISECOND);
    for (int i = 0; i < 20; i++) {
        use(tid, i % cpus);
        for (long start = now(); seen != (unsigned)(i % cpus);) {
            CHECK(now() - start < 20 * SECOND);
            pause_for(MILLISECOND);
        }
    }
    stop = 1;
    join(thread);
}

int
main(void)
{
    unsigned long cpus[16] = { 0 };
    int count = 0;

    CHECK_OK(syscall(SYS_sched_getaffinity, 0, sizeof(cpus), cpus));
    while (cpus[0] >> count & 1)
        count++;
    if (count < 2)
        skip("there is one CPU only");
    for (int i = 0; i < 200; i++) {
        use(0, i % count);
        CHECK_EQ(cpu(), i % count);
    }
    CHECK_OK(syscall(SYS_sched_setaffinity, 0, sizeof(cpus), cpus));
    moves(runs, count);
    moves(sleeps, count);
    return 0;
}
