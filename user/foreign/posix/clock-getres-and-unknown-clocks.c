/* SPDX-License-Identifier: MIT */
/* clock_getres(2): the resolution of a clock; EINVAL: the clockid is not supported on this system. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    struct timespec time;

    for (int clock = CLOCK_REALTIME; clock <= CLOCK_THREAD_CPUTIME_ID; clock++) {
        TRY(clock_getres(clock, &time));
        see("clock %d: %ld s %ld ns\n", clock, time.tv_sec, time.tv_nsec);
        TRY(clock_gettime(clock, &time));
    }
    TRY(clock_getres(CLOCK_MONOTONIC, NULL));
    TRY(clock_getres(77, &time));
    TRY(clock_gettime(77, &time));
    TRY(clock_gettime(CLOCK_MONOTONIC_RAW, &time));
    TRY(clock_gettime(CLOCK_REALTIME_COARSE, &time));
    TRY(clock_gettime(CLOCK_MONOTONIC_COARSE, &time));
    TRY(clock_gettime(CLOCK_BOOTTIME, &time));
    return 0;
}
