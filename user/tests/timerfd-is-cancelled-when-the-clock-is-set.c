/* SPDX-License-Identifier: MIT */
/* A real-time timer with TFD_TIMER_CANCEL_ON_SET: once the clock is set a waiting read is ECANCELED, poll tells, one read
 * hears of it; other timers hear nothing. */
#include "check.h"

#include <poll.h>
#include <sys/timerfd.h>
#include <time.h>

static int
timer(int clock, int flags)
{
    struct itimerspec at = { { 0, 0 }, { 4000000000, 0 } };
    int fd = timerfd_create(clock, TFD_NONBLOCK);

    CHECK_OK(timerfd_settime(fd, flags, &at, NULL));
    return fd;
}

static void
set_clock(void)
{
    struct timespec now;

    CHECK_OK(clock_gettime(CLOCK_REALTIME, &now));
    now.tv_sec += 60;
    CHECK_OK(clock_settime(CLOCK_REALTIME, &now));
}

int
main(void)
{
    const int both = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;
    int told = timer(CLOCK_REALTIME, both), untold[] = { timer(CLOCK_REALTIME, TFD_TIMER_ABSTIME),
        timer(CLOCK_MONOTONIC, both), timer(CLOCK_REALTIME, TFD_TIMER_CANCEL_ON_SET) };
    struct pollfd ready = { told, POLLIN, 0 };
    uint64_t count;
    pid_t child;

    CHECK_ERRNO(read(told, &count, 8), EAGAIN);
    CHECK_EQ(poll(&ready, 1, 0), 0);
    set_clock();
    CHECK_EQ(poll(&ready, 1, 0), 1);
    CHECK_ERRNO(read(told, &count, 8), ECANCELED);
    CHECK_ERRNO(read(told, &count, 8), EAGAIN);
    for (int i = 0; i < 3; i++)
        CHECK_ERRNO(read(untold[i], &count, 8), EAGAIN);
    child = fork();
    if (child == 0) {
        pause_for(MILLISECOND);
        set_clock();
        _exit(0);
    }
    CHECK_OK(fcntl(told, F_SETFL, 0));
    CHECK_ERRNO(read(told, &count, 8), ECANCELED);
    CHECK_EQ(wait_status(child), 0);
    return 0;
}
