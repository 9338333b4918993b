/* SPDX-License-Identifier: MIT */
/* Exactly PIPE_BUF bytes that must not wait: all or none; one more may go in part. */
#include "check.h"

#include <limits.h>

int
main(void)
{
    static char bytes[PIPE_BUF + 1];
    int ends[2];
    long size, n;

    CHECK_OK(pipe2(ends, O_NONBLOCK));
    size = CHECK_OK(fcntl(ends[1], F_GETPIPE_SZ));
    for (n = 0; n + PIPE_BUF < size; n += PIPE_BUF)
        CHECK_EQ(write(ends[1], bytes, PIPE_BUF), PIPE_BUF);
    CHECK_EQ(write(ends[1], bytes, 100), 100);
    CHECK_ERRNO(write(ends[1], bytes, PIPE_BUF), EAGAIN);
    n = write(ends[1], bytes, PIPE_BUF + 1);
    CHECK(n > 0 && n < PIPE_BUF);
    return 0;
}
