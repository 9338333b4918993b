/* SPDX-License-Identifier: MIT */
/* timerfd_create(2): TFD_TIMER_CANCEL_ON_SET is taken for any timer; one that nobody cancels expires as others do. */
#include "user/foreign/posix/see.h"
#include <stdint.h>
#include <sys/timerfd.h>

static void
try(int fd, int flags, time_t seconds)
{
    struct itimerspec at = { { 0, 0 }, { seconds, 0 } };
    uint64_t count = 0;

    tried("timerfd_settime", timerfd_settime(fd, flags, &at, NULL));
    tried("read", read(fd, &count, sizeof(count)));
    see("%d expired\n", (int)count);
}

int
main(void)
{
    int real = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK), other = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK);
    const int both = TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET;

    try(real, both, 1000);
    try(real, both, 1l << 40);
    try(real, TFD_TIMER_CANCEL_ON_SET, 1000);
    try(other, both, 1l << 40);
    try(other, TFD_TIMER_CANCEL_ON_SET, 1000);
    try(real, 4, 1000);
    return 0;
}
