/* SPDX-License-Identifier: MIT */
/* A periodic timerfd tells how many periods have gone by since the last read, and settime tells what was left. */
#include "check.h"

#include <poll.h>
#include <sys/timerfd.h>

int
main(void)
{
    struct itimerspec every = { { 0, 5 * MILLISECOND }, { 0, 10 * MILLISECOND } }, stop = { { 0, 0 }, { 0, 0 } }, old;
    int fd = (int)CHECK_OK(timerfd_create(CLOCK_MONOTONIC, 0));
    struct pollfd poll_fd = { fd, POLLIN, 0 };
    long begin = now();
    uint64_t ticks;

    CHECK_OK(timerfd_settime(fd, 0, &every, NULL));
    CHECK_EQ(poll(&poll_fd, 1, -1), 1);
    CHECK(now() - begin >= 10 * MILLISECOND);
    pause_for(52 * MILLISECOND);
    CHECK_EQ(read(fd, &ticks, sizeof(ticks)), 8);
    CHECK(ticks >= 11 && (long)ticks <= 1 + (now() - begin - 10 * MILLISECOND) / (5 * MILLISECOND));
    CHECK_EQ(read(fd, &ticks, sizeof(ticks)), 8);
    CHECK(ticks >= 1);
    CHECK_OK(timerfd_settime(fd, 0, &stop, &old));
    CHECK_EQ(old.it_interval.tv_nsec, 5 * MILLISECOND);
    CHECK(old.it_value.tv_nsec > 0 && old.it_value.tv_nsec <= 5 * MILLISECOND);
    CHECK_EQ(poll(&poll_fd, 1, 20), 0);
    CHECK_OK(timerfd_gettime(fd, &old));
    CHECK_EQ(old.it_value.tv_nsec, 0);
    return 0;
}
