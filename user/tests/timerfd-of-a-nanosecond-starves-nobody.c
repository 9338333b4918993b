/* SPDX-License-Identifier: MIT */
/* With a hundred timers of one nanosecond the program still runs, and each counts on. */
#include "check.h"

#include <sys/timerfd.h>

#define TIMERS 100

int
main(void)
{
    struct itimerspec every = { { 0, 1 }, { 0, 1 } };
    int fds[TIMERS];
    uint64_t ticks;

    for (int i = 0; i < TIMERS; i++) {
        fds[i] = (int)CHECK_OK(timerfd_create(CLOCK_MONOTONIC, 0));
        CHECK_OK(timerfd_settime(fds[i], 0, &every, NULL));
    }
    pause_for(2 * MILLISECOND);
    for (int i = 0; i < TIMERS; i++) {
        CHECK_EQ(read(fds[i], &ticks, sizeof(ticks)), 8);
        CHECK(ticks >= 1000000);
    }
    return 0;
}
