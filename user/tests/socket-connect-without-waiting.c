/* SPDX-License-Identifier: MIT */
/* TCP's connect without waiting is EINPROGRESS; poll and SO_ERROR say what became of it; a second connect is 0, then
 * EISCONN. */
#include "socket.h"

static void
try(int listens)
{
    int listener = tcp_listener(1), fd = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
    unsigned port = port_of(listener);

    if (!listens)
        close(listener);
    CHECK_ERRNO(inet_connect(fd, port), EINPROGRESS);
    CHECK(events_of(fd, POLLOUT, -1) & POLLOUT);
    if (listens) {
        CHECK_EQ(option_of(fd, SOL_SOCKET, SO_ERROR), 0);
        CHECK_OK(inet_connect(fd, port));
        CHECK_ERRNO(inet_connect(fd, port), EISCONN);
        close(listener);
    } else {
        CHECK(events_of(fd, POLLOUT, 0) & POLLERR);
        CHECK_EQ(option_of(fd, SOL_SOCKET, SO_ERROR), ECONNREFUSED);
        CHECK_EQ(option_of(fd, SOL_SOCKET, SO_ERROR), 0);
    }
    close(fd);
}

int
main(void)
{
    try(1);
    try(0);
    return 0;
}
