/* SPDX-License-Identifier: MIT */
/* timer_create(2), timer_settime(2), clock_nanosleep(2), setitimer(2): clocks that can only be read, and no new value. */
#include "user/foreign/posix/see.h"
#include <sys/syscall.h>
#include <sys/time.h>
#include <sys/timerfd.h>

static void
with(int clock)
{
    struct timespec time, soon = { 0, 1 };
    timer_t timer;

    see("clock %d\n", clock);
    TRY(clock_gettime(clock, &time));
    CODE(clock_nanosleep(clock, 0, &soon, NULL));
    TRY(timer_create(clock, NULL, &timer));
    TRY(timerfd_create(clock, 0) >= 0 ? 0 : -1);
}

int
main(void)
{
    static const int clocks[] = { CLOCK_REALTIME, CLOCK_MONOTONIC, CLOCK_MONOTONIC_RAW, CLOCK_REALTIME_COARSE,
                                  CLOCK_MONOTONIC_COARSE, CLOCK_BOOTTIME, CLOCK_TAI, 99, -1 };
    struct timespec soon = { 0, 1 };
    struct itimerval now, new = { { 0, 0 }, { 100, 0 } };
    struct itimerspec at = { { 0, 0 }, { 0, 0 } };
    timer_t timer;

    for (int i = 0; i < (int)(sizeof(clocks) / sizeof(clocks[0])); i++)
        with(clocks[i]);
    CODE(clock_nanosleep(CLOCK_MONOTONIC, 76, &soon, NULL));
    DO(timer_create(CLOCK_MONOTONIC, NULL, &timer));
    TRY(timer_settime(timer, 0, NULL, NULL));
    TRY(timer_settime(timer, 76, &at, NULL));
    TRY(setitimer(ITIMER_REAL, &new, NULL));
    TRY(syscall(SYS_setitimer, ITIMER_REAL, NULL, &now));
    see("was %d, is ", now.it_value.tv_sec >= 99);
    TRY(getitimer(ITIMER_REAL, &now));
    see("%ld\n", (long)now.it_value.tv_sec);
    return 0;
}
