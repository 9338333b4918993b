/* SPDX-License-Identifier: MIT */
/* connect: ECONNREFUSED where nobody listens, ENOENT, EPROTOTYPE, EISCONN, EINVAL, EAFNOSUPPORT, ENETUNREACH. */
#include "socket.h"

static void
unix_errors(void)
{
    int fd = (int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0)), bound = unix_bound("c", SOCK_STREAM), packets;
    struct sockaddr_un address;
    int listener;

    CHECK_ERRNO(unix_connect(fd, "missing"), ENOENT);
    CHECK_ERRNO(unix_connect(fd, "@missing"), ECONNREFUSED);
    CHECK_ERRNO(unix_connect(fd, "c"), ECONNREFUSED); /* does not listen */
    close(bound);
    CHECK_ERRNO(unix_connect(fd, "c"), ECONNREFUSED); /* only its name is left */
    unix_unlink("c");
    packets = unix_bound("d", SOCK_DGRAM);
    CHECK_ERRNO(unix_connect(fd, "d"), EPROTOTYPE);
    unix_unlink("d");
    close(packets);
    unix_name(&address, "@c");
    CHECK_ERRNO(connect(fd, ANY(address), sizeof(sa_family_t)), EINVAL);
    listener = unix_listener("@c", SOCK_STREAM, 1);
    CHECK_OK(unix_connect(fd, "@c"));
    CHECK_ERRNO(unix_connect(fd, "@c"), EISCONN);
    CHECK_ERRNO(unix_connect(listener, "@c"), EINVAL);
}

static void
tcp_errors(void)
{
    int listener = tcp_listener(1), fd = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0));
    unsigned port = port_of(listener);
    struct sockaddr_in address = loopback(port);

    CHECK_OK(inet_connect(fd, port));
    CHECK_ERRNO(inet_connect(fd, port), EISCONN);
    close(fd);
    close(listener);
    fd = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0));
    CHECK_ERRNO(inet_connect(fd, port), ECONNREFUSED);
    address.sin_family = AF_INET6;
    CHECK_ERRNO(connect(fd, ANY(address), sizeof(address)), EAFNOSUPPORT);
    CHECK_ERRNO(connect(fd, ANY(address), 4), EINVAL);
}

int
main(void)
{
    unix_errors();
    tcp_errors();
    return 0;
}
