/* SPDX-License-Identifier: MIT */
/* getpeername(2), shutdown(2): ENOTCONN when a connection is over: both sides have said their last, or it was reset. */
#include "user/foreign/posix/tcp.h"
#include <poll.h>

static void
see_names(void)
{
    struct sockaddr_in name;
    socklen_t size = sizeof(name);

    TRY(getpeername(pair[0], (struct sockaddr *)&name, &size));
    size = sizeof(name);
    TRY(getsockname(pair[0], (struct sockaddr *)&name, &size));
}

static void
until_over(void)
{
    struct sockaddr_in name;
    socklen_t size;

    do {
        a_moment();
        size = sizeof(name);
    } while (getpeername(pair[0], (struct sockaddr *)&name, &size) == 0);
}

int
main(void)
{
    struct linger at_once = { 1, 0 };
    struct pollfd ready;

    connect_pair();
    DO(close(pair[1]));
    ready = (struct pollfd){ pair[0], POLLIN, 0 };
    DO(poll(&ready, 1, -1));
    see_names();
    TRY(shutdown(pair[0], SHUT_WR));
    until_over();
    see_names();
    TRY(shutdown(pair[0], SHUT_WR));
    connect_pair();
    DO(setsockopt(pair[1], SOL_SOCKET, SO_LINGER, &at_once, sizeof(at_once)));
    DO(close(pair[1]));
    until_over();
    see_names();
    TRY(shutdown(pair[0], SHUT_RDWR));
    return 0;
}
