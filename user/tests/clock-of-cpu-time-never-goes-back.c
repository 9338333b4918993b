/* SPDX-License-Identifier: MIT */
/* A thread's CPU time, read again and again while others take the CPU, never goes back, and is not more than the time
 * that has passed. */
#include "check.h"

#define TIMES 20000

static long
cpu_time(clockid_t clock)
{
    struct timespec time;

    CHECK_OK(clock_gettime(clock, &time));
    return time.tv_sec * SECOND + time.tv_nsec;
}

static void
never_back(clockid_t clock)
{
    long begin = now(), first = cpu_time(clock), last = first;

    for (int i = 0; i < TIMES; i++) {
        long next = cpu_time(clock);

        CHECK(next >= last);
        last = next;
    }
    CHECK(last - first <= now() - begin);
}

static void
spin(void)
{
    for (;;)
        ;
}

int
main(void)
{
    pid_t child = start(spin);

    never_back(CLOCK_THREAD_CPUTIME_ID);
    never_back(CLOCK_PROCESS_CPUTIME_ID);
    CHECK_OK(kill(child, SIGKILL));
    CHECK_EQ(wait_status(child), KILLED(SIGKILL));
    return 0;
}
