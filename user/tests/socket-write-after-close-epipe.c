/* SPDX-License-Identifier: MIT */
/* Writing to a connection whose other end has gone is EPIPE and SIGPIPE, but not with MSG_NOSIGNAL; of TCP the first
 * write only asks for the answer. */
#include "socket.h"

static volatile int pipes;

static void
handler(int signo)
{
    (void)signo;
    pipes++;
}

static void
write_to_nobody(int ends[2])
{
    int tcp = option_of(ends[0], SOL_SOCKET, SO_DOMAIN) == AF_INET;

    pipes = 0;
    close(ends[1]);
    if (tcp)
        CHECK_EQ(write(ends[0], "x", 1), 1);
    CHECK_ERRNO(send(ends[0], "x", 1, MSG_NOSIGNAL), EPIPE);
    CHECK_EQ(pipes, 0);
    CHECK_ERRNO(send(ends[0], "x", 1, 0), EPIPE);
    CHECK_EQ(pipes, 1);
    CHECK_ERRNO(write(ends[0], "x", 1), EPIPE);
    CHECK_EQ(pipes, 2);
}

int
main(void)
{
    signal(SIGPIPE, handler);
    with_streams(write_to_nobody);
    return 0;
}
