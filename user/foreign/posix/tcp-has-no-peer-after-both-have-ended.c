/* SPDX-License-Identifier: MIT */
/* getpeername(2), shutdown(2): ENOTCONN when a connection is over: both sides have said their last, or it was reset. */
#include "user/foreign/posix/see.h"
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>

static int pair[2];

static void
connect_pair(void)
{
    struct sockaddr_in name = { .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
    int listener = socket(AF_INET, SOCK_STREAM, 0);
    socklen_t size = sizeof(name);

    DO(bind(listener, (struct sockaddr *)&name, sizeof(name)));
    DO(getsockname(listener, (struct sockaddr *)&name, &size));
    DO(listen(listener, 1));
    pair[0] = socket(AF_INET, SOCK_STREAM, 0);
    DO(connect(pair[0], (struct sockaddr *)&name, sizeof(name)));
    pair[1] = accept(listener, NULL, NULL);
    close(listener);
}

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
