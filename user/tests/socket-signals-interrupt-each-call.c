/* SPDX-License-Identifier: MIT */
/* Every call on a socket that waits is EINTR after a handler, goes on with SA_RESTART, and with a timeout is EINTR all
 * the same, as signal(7) says. */
#include "socket.h"

#include <stdatomic.h>

#include "restart.h"

static int listener, ends[2], port;
static char block_of_bytes[20000];

static void
fill(int fd)
{
    while (send(fd, block_of_bytes, sizeof(block_of_bytes), MSG_DONTWAIT) > 0)
        ;
}

static long
in_accept(void)
{
    return accept(listener, NULL, NULL);
}

static long
in_recv(void)
{
    return recv(ends[0], block_of_bytes, 1, 0);
}

static long
in_recvmsg(void)
{
    struct iovec part = { block_of_bytes, 1 };
    struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1 };

    return recvmsg(ends[0], &m, 0);
}

static long
in_send(void)
{
    fill(ends[0]);
    return send(ends[0], block_of_bytes, 1, 0);
}

static long
in_connect(void)
{
    return unix_connect((int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0)), "@busy");
}

static long
in_tcp_connect(void)
{
    return inet_connect((int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0)), (unsigned)port);
}

static const struct blocking calls[] = {
    { "accept", in_accept, true, false },
    { "recv", in_recv, true, false },
    { "recvmsg", in_recvmsg, true, false },
    { "send", in_send, true, false },
    { "connect", in_connect, true, false },
    { "tcp connect", in_tcp_connect, true, false },
};

int
main(void)
{
    int full = tcp_listener(0);

    port = (int)port_of(full);
    CHECK_OK(inet_connect((int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0)), (unsigned)port));
    unix_listener("@busy", SOCK_STREAM, 0);
    unix_connected("@busy", SOCK_STREAM);
    listener = unix_listener("@idle", SOCK_STREAM, 1);
    unix_pair(ends);
    for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
        flags = 0;
        try(&calls[i], false);
        flags = SA_RESTART;
        try(&calls[i], true);
    }
    flags = SA_RESTART;
    set_timeout(ends[0], SO_RCVTIMEO, 1000000);
    set_timeout(listener, SO_RCVTIMEO, 1000000);
    try(&calls[0], false);
    try(&calls[1], false);
    return 0;
}
