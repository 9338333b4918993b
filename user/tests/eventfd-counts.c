/* SPDX-License-Identifier: MIT */
/* An eventfd adds what is written; a read takes all and sets it to 0, of a semaphore it takes one; a full one
 * is not writable. */
#include "check.h"

#include <poll.h>
#include <sys/eventfd.h>

int
main(void)
{
    int count = (int)CHECK_OK(eventfd(3, EFD_NONBLOCK));
    int semaphore = (int)CHECK_OK(eventfd(2, EFD_NONBLOCK | EFD_SEMAPHORE));
    eventfd_t value;
    struct pollfd full = { count, POLLIN | POLLOUT, 0 };
    char small[4];

    CHECK_EQ(eventfd_write(count, 4), 0);
    CHECK_EQ(eventfd_read(count, &value), 0);
    CHECK_EQ(value, 7);
    CHECK_ERRNO(eventfd_read(count, &value), EAGAIN);
    for (int i = 0; i < 2; i++) {
        CHECK_EQ(eventfd_read(semaphore, &value), 0);
        CHECK_EQ(value, 1);
    }
    CHECK_ERRNO(eventfd_read(semaphore, &value), EAGAIN);
    CHECK_ERRNO(eventfd_write(count, UINT64_MAX), EINVAL);
    CHECK_EQ(eventfd_write(count, UINT64_MAX - 1), 0);
    CHECK_ERRNO(eventfd_write(count, 1), EAGAIN);
    CHECK_EQ(poll(&full, 1, 0), 1);
    CHECK_EQ(full.revents, POLLIN);
    CHECK_ERRNO(read(count, small, sizeof(small)), EINVAL);
    CHECK_ERRNO(eventfd(0, 2), EINVAL);
    return 0;
}
