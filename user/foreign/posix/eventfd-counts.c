/* SPDX-License-Identifier: MIT */
/* eventfd(2): write adds, read returns the counter and resets it, or takes 1 with EFD_SEMAPHORE; EAGAIN, EINVAL. */
#include "user/foreign/posix/see.h"
#include <poll.h>
#include <stdint.h>
#include <sys/eventfd.h>

int
main(void)
{
    uint64_t value = 3;
    int fd = eventfd(2, EFD_NONBLOCK), semaphore = eventfd(2, EFD_NONBLOCK | EFD_SEMAPHORE);
    struct pollfd ready = { fd, POLLIN | POLLOUT, 0 };

    TRY(write(fd, &value, 8));
    TRY(read(fd, &value, 8));
    see("%d\n", (int)value);
    TRY(read(fd, &value, 8));
    TRY(poll(&ready, 1, 0));
    see("%x\n", ready.revents);
    value = UINT64_MAX - 1;
    TRY(write(fd, &value, 8));
    TRY(write(fd, &value, 8));
    TRY(poll(&ready, 1, 0));
    see("%x\n", ready.revents);
    value = UINT64_MAX;
    TRY(write(fd, &value, 8));
    TRY(read(fd, &value, 4));
    for (int i = 0; i < 3; i++) {
        TRY(read(semaphore, &value, 8));
        see("%lx\n", (unsigned long)value);
    }
    return 0;
}
