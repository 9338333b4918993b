/* SPDX-License-Identifier: MIT */
/* The monotonic clock never goes back, and moves; the clock of the day is after 2020; unknown clocks are EINVAL. */
#include "check.h"

int
main(void)
{
    struct timespec time;
    long last = now();
    long first = last;

    for (int i = 0; i < 10000; i++) {
        long next = now();

        CHECK(next >= last);
        last = next;
    }
    CHECK(last > first);
    CHECK_OK(clock_gettime(CLOCK_REALTIME, &time));
    CHECK(time.tv_sec >= 1577836800L);
    CHECK(time.tv_nsec >= 0 && time.tv_nsec < SECOND);
    CHECK_ERRNO(syscall(SYS_clock_gettime, 99, &time), EINVAL);
    return 0;
}
