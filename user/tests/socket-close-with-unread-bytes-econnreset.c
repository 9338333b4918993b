/* SPDX-License-Identifier: MIT */
/* Who closes without having read all resets the connection: the other end reads what it has, then ECONNRESET, once. */
#include "socket.h"

static void
close_unread(int ends[2])
{
    char byte;

    say(ends[0], "never read");
    say(ends[1], "ok");
    close(ends[1]);
    expect(ends[0], "ok");
    CHECK_ERRNO(read(ends[0], &byte, 1), ECONNRESET);
    CHECK_EQ(read(ends[0], &byte, 1), 0);
}

int
main(void)
{
    with_streams(close_unread);
    return 0;
}
