/* SPDX-License-Identifier: MIT */
/* UNIX datagrams, UNIX seqpacket and UDP: one send is one receive, empty ones too; what does not fit is cut, which
 * MSG_TRUNC says. */
#include "socket.h"

static void
borders(int from, int to)
{
    char buffer[16];
    struct iovec part = { buffer, 3 };
    struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1 };

    say(from, "first");
    say(from, "second");
    CHECK_EQ(send(from, "", 0, 0), 0);
    say(from, "truncated");
    say(from, "again");
    CHECK_EQ(read(to, buffer, sizeof(buffer)), 5);
    CHECK_EQ(read(to, buffer, sizeof(buffer)), 6);
    CHECK_EQ(recv(to, buffer, sizeof(buffer), 0), 0);
    CHECK_EQ(recvmsg(to, &m, 0), 3);
    CHECK(m.msg_flags & MSG_TRUNC);
    CHECK_EQ(recv(to, buffer, 2, MSG_TRUNC), 5);
    CHECK_ERRNO(recv(to, buffer, 1, MSG_DONTWAIT), EAGAIN);
}

int
main(void)
{
    int ends[2], fd;

    CHECK_OK(socketpair(AF_UNIX, SOCK_DGRAM, 0, ends));
    borders(ends[0], ends[1]);
    CHECK_OK(socketpair(AF_UNIX, SOCK_SEQPACKET, 0, ends));
    borders(ends[1], ends[0]);
    ends[0] = inet_bound(SOCK_DGRAM, 0);
    fd = (int)CHECK_OK(socket(AF_INET, SOCK_DGRAM, 0));
    CHECK_OK(inet_connect(fd, port_of(ends[0])));
    borders(fd, ends[0]);
    return 0;
}
