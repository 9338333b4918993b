/* SPDX-License-Identifier: MIT */
/* A read larger than what is in the pipe returns what there is, without waiting for more. */
#include "check.h"

int
main(void)
{
    char bytes[100];
    int ends[2];

    CHECK_OK(pipe(ends));
    CHECK_EQ(write(ends[1], "abc", 3), 3);
    CHECK_EQ(write(ends[1], "def", 3), 3);
    CHECK_EQ(read(ends[0], bytes, 2), 2);
    CHECK_EQ(read(ends[0], bytes, sizeof(bytes)), 4);
    CHECK(memcmp(bytes, "cdef", 4) == 0);
    CHECK_EQ(write(ends[1], "", 0), 0);
    CHECK_EQ(write(ends[1], "g", 1), 1);
    CHECK_EQ(read(ends[0], bytes, 0), 0);
    CHECK_EQ(read(ends[0], bytes, sizeof(bytes)), 1);
    return 0;
}
