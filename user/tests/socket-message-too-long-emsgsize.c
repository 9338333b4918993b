/* SPDX-License-Identifier: MIT */
/* A packet that can never fit is EMSGSIZE, and nothing is sent. */
#include "socket.h"

static char block[1 << 20];

int
main(void)
{
    int ends[2];

    CHECK_OK(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends));
    CHECK_ERRNO(send(ends[0], block, sizeof(block), 0), EMSGSIZE);
    CHECK_OK(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends));
    CHECK_ERRNO(send(ends[0], block, sizeof(block), 0), EMSGSIZE);
    CHECK_EQ(events_of(ends[1], POLLIN, 0), 0);
    CHECK_EQ(send(ends[0], block, 65536, 0), 65536);
    CHECK_EQ(recv(ends[1], block, sizeof(block), 0), 65536);
    return 0;
}
