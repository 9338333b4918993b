/* SPDX-License-Identifier: MIT */
/* With O_NONBLOCK an empty pipe is EAGAIN to read, a full one EAGAIN to write, and a big write is cut short. */
#include "check.h"

static char bytes[1 << 20];

int
main(void)
{
    int ends[2];
    ssize_t n;

    CHECK_OK(pipe2(ends, O_NONBLOCK));
    CHECK_ERRNO(read(ends[0], bytes, 1), EAGAIN);
    n = write(ends[1], bytes, sizeof(bytes));
    CHECK(n >= 4096 && n < (ssize_t)sizeof(bytes));
    CHECK_ERRNO(write(ends[1], bytes, 1), EAGAIN);
    CHECK_EQ(read(ends[0], bytes, sizeof(bytes)), n);
    CHECK_ERRNO(read(ends[0], bytes, 1), EAGAIN);
    close(ends[1]);
    CHECK_EQ(read(ends[0], bytes, 1), 0);
    return 0;
}
