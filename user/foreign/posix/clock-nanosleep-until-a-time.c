/* SPDX-License-Identifier: MIT */
/* clock_nanosleep(2): TIMER_ABSTIME: if request is not after the clock's time, returns at once; else not before it. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    struct timespec until, now, past = { 1, 0 };

    CODE(clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &past, NULL));
    CODE(clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &past, NULL));
    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_nsec += 2000000;
    until.tv_sec += until.tv_nsec / 1000000000;
    until.tv_nsec %= 1000000000;
    CODE(clock_nanosleep(CLOCK_REALTIME, TIMER_ABSTIME, &until, NULL));
    clock_gettime(CLOCK_REALTIME, &now);
    see("reached: %d\n", now.tv_sec > until.tv_sec || (now.tv_sec == until.tv_sec && now.tv_nsec >= until.tv_nsec));
    CODE(clock_nanosleep(CLOCK_THREAD_CPUTIME_ID, 0, &past, NULL));
    CODE(clock_nanosleep(77, 0, &past, NULL));
    past.tv_nsec = -1;
    CODE(clock_nanosleep(CLOCK_MONOTONIC, 0, &past, NULL));
    return 0;
}
