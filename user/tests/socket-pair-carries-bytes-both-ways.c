/* SPDX-License-Identifier: MIT */
/* What is written to one end of a stream comes out of the other, in order and without borders between writes. */
#include "socket.h"

static void
both_ways(int ends[2])
{
    say(ends[0], "one");
    say(ends[0], "two");
    say(ends[1], "back");
    expect(ends[1], "onetwo");
    expect(ends[0], "back");
}

int
main(void)
{
    with_streams(both_ways);
    return 0;
}
