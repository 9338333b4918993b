/* SPDX-License-Identifier: MIT */
/* timerfd_create(2): read returns the number of expirations since the last read; EAGAIN if there were none. */
#include "user/foreign/posix/see.h"
#include <poll.h>
#include <stdint.h>
#include <sys/timerfd.h>

int
main(void)
{
    struct itimerspec when = { .it_value = { 0, 1000000 } }, every = { { 0, 1000000 }, { 0, 1000000 } }, left;
    int fd = timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    struct pollfd ready = { fd, POLLIN, 0 };
    uint64_t count = 0;

    TRY(read(fd, &count, 8));
    TRY(timerfd_settime(fd, 0, &when, NULL));
    TRY(poll(&ready, 1, -1));
    TRY(read(fd, &count, 4));
    TRY(read(fd, &count, 8));
    see("count %d\n", (int)count);
    TRY(read(fd, &count, 8));
    TRY(timerfd_settime(fd, 0, &every, NULL));
    nanosleep(&(struct timespec){ 0, 5000000 }, NULL);
    TRY(read(fd, &count, 8));
    see("at least 4: %d\n", count >= 4);
    TRY(timerfd_gettime(fd, &left));
    see("interval %ld\n", left.it_interval.tv_nsec);
    TRY(timerfd_settime(0, 0, &when, NULL));
    TRY(timerfd_create(77, 0));
    TRY(write(fd, &count, 8));
    return 0;
}
