/* SPDX-License-Identifier: MIT */
/* An absolute time that has passed expires at once; one not yet due is EAGAIN; wrong clocks and times are EINVAL. */
#include "check.h"

#include <sys/timerfd.h>

int
main(void)
{
    struct itimerspec past = { { 0, 0 }, { 1, 0 } }, future = { { 0, 0 }, { 3600, 0 } }, bad = { { 0, 0 }, { 0, -1 } };
    int fd = (int)CHECK_OK(timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK));
    uint64_t ticks;

    CHECK_OK(timerfd_settime(fd, TFD_TIMER_ABSTIME, &past, NULL));
    pause_for(MILLISECOND);
    CHECK_EQ(read(fd, &ticks, sizeof(ticks)), 8);
    CHECK_EQ(ticks, 1);
    CHECK_OK(timerfd_settime(fd, 0, &future, NULL));
    CHECK_ERRNO(read(fd, &ticks, sizeof(ticks)), EAGAIN);
    CHECK_ERRNO(timerfd_settime(fd, 0, &bad, NULL), EINVAL);
    CHECK_ERRNO(timerfd_settime(0, 0, &future, NULL), EINVAL);
    CHECK_ERRNO(timerfd_create(77, 0), EINVAL);
    return 0;
}
