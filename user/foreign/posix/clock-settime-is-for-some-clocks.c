/* SPDX-License-Identifier: MIT */
/* clock_settime(2): EINVAL: clockid is not one that can be set; EPERM: no permission to set the clock. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    struct timespec time;

    DO(clock_gettime(CLOCK_REALTIME, &time));
    TRY(clock_settime(CLOCK_REALTIME, &time));
    TRY(clock_settime(CLOCK_MONOTONIC, &time));
    TRY(clock_settime(CLOCK_THREAD_CPUTIME_ID, &time));
    TRY(clock_settime(77, &time));
    time.tv_nsec = 1000000000;
    TRY(clock_settime(CLOCK_REALTIME, &time));
    return 0;
}
