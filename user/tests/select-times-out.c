/* SPDX-License-Identifier: MIT */
/* select with nothing ready returns 0 with empty sets after its timeout, not earlier; without sets it only sleeps. */
#include "check.h"

#include <sys/select.h>

int
main(void)
{
    struct timeval time = { 0, 20000 };
    long before = now();
    fd_set reads;
    int ends[2];

    CHECK_OK(pipe(ends));
    FD_ZERO(&reads);
    FD_SET(ends[0], &reads);
    CHECK_EQ(select(ends[0] + 1, &reads, NULL, NULL, &time), 0);
    CHECK(now() - before >= 20 * MILLISECOND);
    CHECK(!FD_ISSET(ends[0], &reads));
    before = now();
    time = (struct timeval){ 0, 10000 };
    CHECK_EQ(select(0, NULL, NULL, NULL, &time), 0);
    CHECK(now() - before >= 10 * MILLISECOND);
    return 0;
}
