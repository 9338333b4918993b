/* SPDX-License-Identifier: MIT */
/* A port that an accepted connection still uses is EADDRINUSE, unless both sockets asked for SO_REUSEADDR; two listeners
 * never share one. */
#include "socket.h"

static int
bind_error(unsigned port, int reuse)
{
    int fd = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0)), r;
    struct sockaddr_in address = loopback(port);

    set_option(fd, SOL_SOCKET, SO_REUSEADDR, reuse);
    r = bind(fd, ANY(address), sizeof(address)) < 0 || listen(fd, 1) < 0 ? errno : 0;
    close(fd);
    return r;
}

int
main(void)
{
    int listener = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0)), client;
    struct sockaddr_in address = loopback(0);
    unsigned port;

    set_option(listener, SOL_SOCKET, SO_REUSEADDR, 1);
    CHECK_OK(bind(listener, ANY(address), sizeof(address)));
    CHECK_OK(listen(listener, 1));
    port = port_of(listener);
    client = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0));
    CHECK_OK(inet_connect(client, port));
    CHECK_OK(accept(listener, NULL, NULL));
    CHECK_EQ(bind_error(port, 1), EADDRINUSE);
    close(listener);
    CHECK_EQ(bind_error(port, 0), EADDRINUSE);
    CHECK_EQ(bind_error(port, 1), 0);
    return 0;
}
