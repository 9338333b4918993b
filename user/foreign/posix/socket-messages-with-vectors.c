/* SPDX-License-Identifier: MIT */
/* sendmsg(2), recvmsg(2): gather and scatter; MSG_PEEK leaves the data; MSG_WAITALL waits for all; MSG_DONTWAIT does not. */
#include "user/foreign/posix/see.h"
#include <sys/socket.h>

int
main(void)
{
    char a[4] = "", b[8] = "";
    struct iovec out[2] = { { "one", 3 }, { "two", 3 } }, in[2] = { { a, 2 }, { b, 7 } };
    struct msghdr send_it = { .msg_iov = out, .msg_iovlen = 2 }, get_it = { .msg_iov = in, .msg_iovlen = 2 };
    int pair[2];

    DO(socketpair(AF_UNIX, SOCK_STREAM, 0, pair));
    TRY(sendmsg(pair[0], &send_it, 0));
    TRY(recvmsg(pair[1], &get_it, MSG_PEEK));
    see("%s %s\n", a, b);
    TRY(recv(pair[1], b, 1, 0));
    memset(b, 0, sizeof(b));
    TRY(recvmsg(pair[1], &get_it, MSG_DONTWAIT));
    see("%s %s\n", a, b);
    TRY(recvmsg(pair[1], &get_it, MSG_DONTWAIT));
    if (fork() == 0) {
        DO(write(pair[0], "1234", 4));
        a_moment();
        DO(write(pair[0], "56789", 5));
        _exit(0);
    }
    TRY(recvmsg(pair[1], &get_it, MSG_WAITALL));
    see("%s %s\n", a, b);
    return 0;
}
