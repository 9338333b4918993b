/* SPDX-License-Identifier: MIT */
/* A flood of one-byte writes, or of empty datagrams, to who does not read ends at a limit of memory, not of bytes. */
#include "socket.h"

static void
flood(int fd, size_t size)
{
    long before = heddle_version() >= 1 ? heddle_frames() : 0, sent = 0;

    while (send(fd, "x", size, MSG_DONTWAIT) >= 0)
        CHECK(++sent < 10000000);
    CHECK_EQ(errno, EAGAIN);
    if (heddle_version() >= 1)
        CHECK(heddle_frames() - before < 512); /* 2 MiB */
}

static void
flood_stream(int ends[2])
{
    set_option(ends[0], SOL_SOCKET, SO_SNDBUF, 100000);
    set_option(ends[1], SOL_SOCKET, SO_RCVBUF, 100000);
    flood(ends[0], 1);
}

int
main(void)
{
    int ends[2];

    with_streams(flood_stream);
    CHECK_OK(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends));
    flood(ends[0], 0);
    CHECK_OK(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends));
    flood(ends[0], 0);
    return 0;
}
