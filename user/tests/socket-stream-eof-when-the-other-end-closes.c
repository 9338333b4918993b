/* SPDX-License-Identifier: MIT */
/* After the other end has closed, what it wrote is still read, then 0. */
#include "socket.h"

static void
close_one(int ends[2])
{
    char byte;

    say(ends[0], "last");
    close(ends[0]);
    expect(ends[1], "last");
    CHECK_EQ(read(ends[1], &byte, 1), 0);
    CHECK_EQ(read(ends[1], &byte, 1), 0);
}

int
main(void)
{
    with_streams(close_one);
    return 0;
}
