/* SPDX-License-Identifier: MIT */
/* A pipe at its end is ready to be read, not to be written: a select that asks only for that waits on. */
#include "check.h"

#include <sys/select.h>
#include <time.h>

static int64_t
now_ms(void)
{
    struct timespec now;

    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

int
main(void)
{
    struct timeval limit = { 0, 60000 };
    int64_t start = now_ms();
    fd_set writes, excepts;
    int ends[2];

    CHECK_OK(pipe(ends));
    CHECK_OK(close(ends[1]));
    FD_ZERO(&writes);
    FD_SET(ends[0], &writes);
    excepts = writes;
    CHECK_EQ(select(ends[0] + 1, NULL, &writes, &excepts, &limit), 0);
    CHECK(now_ms() - start >= 59);
    CHECK(!FD_ISSET(ends[0], &writes));
    return 0;
}
