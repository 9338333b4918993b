/* SPDX-License-Identifier: MIT */
/* Connections that nobody accepts: those beyond the backlog wait, and all are given back when the listener closes. */
#include "socket.h"

#define MANY 200

int
main(void)
{
    int listener = tcp_listener(8), fds[MANY], made = 0;

    for (int i = 0; i < MANY; i++) {
        fds[i] = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
        CHECK_ERRNO(inet_connect(fds[i], port_of(listener)), EINPROGRESS);
    }
    for (int i = 0; i < 9; i++)
        CHECK(events_of(fds[i], POLLOUT, -1) & POLLOUT);
    for (int i = 0; i < MANY; i++)
        made += events_of(fds[i], POLLOUT, 0) != 0;
    CHECK_EQ(made, 9);
    close(fds[100]); /* one that waits gives up */
    close(listener);
    for (int i = 0; i < 9; i++)
        CHECK_EQ(option_of(fds[i], SOL_SOCKET, SO_ERROR), ECONNRESET);
    return 0;
}
