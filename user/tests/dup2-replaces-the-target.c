/* SPDX-License-Identifier: MIT */
/* dup2 closes what the target was and makes it the same open file; onto itself it changes nothing. */
#include "check.h"

int
main(void)
{
    int first[2], second[2];
    char c;

    CHECK_OK(pipe(first));
    CHECK_OK(pipe(second));
    CHECK_EQ(dup2(second[1], first[1]), first[1]);
    CHECK_EQ(read(first[0], &c, 1), 0); /* the first pipe has lost its writer */
    CHECK_EQ(write(first[1], "x", 1), 1);
    CHECK_EQ(read(second[0], &c, 1), 1);
    CHECK_EQ(dup2(second[0], second[0]), second[0]);
    CHECK_ERRNO(dup2(100, 100), EBADF);
    CHECK_ERRNO(dup2(-1, 5), EBADF);
    CHECK_ERRNO(dup2(second[0], -1), EBADF);
    CHECK_ERRNO(dup2(second[0], 1 << 30), EBADF);
    return 0;
}
