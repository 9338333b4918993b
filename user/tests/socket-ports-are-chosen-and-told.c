/* SPDX-License-Identifier: MIT */
/* Port 0 is one of the kernel's choice, different each time; a client gets one by connect or sendto, and both ends agree
 * on addresses. */
#include "socket.h"

static struct sockaddr_in
ask(int fd, int (*what)(int fd, struct sockaddr *address, socklen_t *size))
{
    struct sockaddr_in address;
    socklen_t size = sizeof(address);

    CHECK_OK(what(fd, ANY(address), &size));
    CHECK_EQ(size, sizeof(address));
    CHECK_EQ(ntohl(address.sin_addr.s_addr), INADDR_LOOPBACK);
    return address;
}

int
main(void)
{
    int listener = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0)), client, server;
    struct sockaddr_in any = { .sin_family = AF_INET }, peer;
    socklen_t size = sizeof(peer);

    CHECK(port_of(inet_bound(SOCK_STREAM, 0)) != port_of(inet_bound(SOCK_STREAM, 0)));
    CHECK_OK(bind(listener, ANY(any), sizeof(any)));
    CHECK_OK(listen(listener, 1));
    client = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0));
    CHECK_OK(inet_connect(client, port_of(listener)));
    server = (int)CHECK_OK(accept(listener, ANY(peer), &size));
    CHECK_EQ(size, sizeof(peer));
    CHECK(port_of(client) >= 1024);
    CHECK_EQ(ask(client, getsockname).sin_port, peer.sin_port);
    CHECK_EQ(ask(server, getpeername).sin_port, peer.sin_port);
    CHECK_EQ(ask(client, getpeername).sin_port, htons((uint16_t)port_of(listener)));
    CHECK_EQ(ask(server, getsockname).sin_port, htons((uint16_t)port_of(listener)));
    CHECK_EQ(ntohl(peer.sin_addr.s_addr), INADDR_LOOPBACK);
    client = (int)CHECK_OK(socket(AF_INET, SOCK_DGRAM, 0));
    CHECK_EQ(port_of(client), 0);
    peer = loopback(9);
    CHECK_OK(sendto(client, "", 0, 0, ANY(peer), sizeof(peer)));
    CHECK(port_of(client) != 0);
    return 0;
}
