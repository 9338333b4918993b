/* SPDX-License-Identifier: MIT */
/* MSG_PEEK shows what the next receive will give; FIONREAD how much that is. */
#include "socket.h"

#include <sys/ioctl.h>

static void
peek(int from, int to, int waiting)
{
    char buffer[16];
    int n = -1;

    say(from, "hello");
    say(from, "more");
    CHECK_EQ(recv(to, buffer, 5, MSG_PEEK), 5);
    CHECK_EQ(recv(to, buffer, 5, MSG_PEEK), 5);
    CHECK_EQ(memcmp(buffer, "hello", 5), 0);
    CHECK_OK(ioctl(to, FIONREAD, &n));
    CHECK_EQ(n, waiting);
    CHECK_EQ(recv(to, buffer, 5, 0), 5);
    CHECK_EQ(recv(to, buffer, sizeof(buffer), 0), 4);
    CHECK_OK(ioctl(to, FIONREAD, &n));
    CHECK_EQ(n, 0);
}

static void
peek_stream(int ends[2])
{
    peek(ends[0], ends[1], 9);
}

int
main(void)
{
    int ends[2];

    with_streams(peek_stream);
    CHECK_OK(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends));
    peek(ends[0], ends[1], 5);
    return 0;
}
