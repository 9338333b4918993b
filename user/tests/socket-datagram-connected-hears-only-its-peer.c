/* SPDX-License-Identifier: MIT */
/* A connected datagram socket receives from the one it is connected to and from nobody else; AF_UNSPEC disconnects it. */
#include "socket.h"

int
main(void)
{
    int fd = inet_bound(SOCK_DGRAM, 0), friend = inet_bound(SOCK_DGRAM, 0), stranger = inet_bound(SOCK_DGRAM, 0);
    struct sockaddr_in address = loopback(port_of(fd));
    struct sockaddr_un un;
    socklen_t size;
    char byte;

    CHECK_OK(inet_connect(fd, port_of(friend)));
    CHECK_OK(sendto(stranger, "s", 1, 0, ANY(address), sizeof(address)));
    CHECK_OK(sendto(friend, "f", 1, 0, ANY(address), sizeof(address)));
    CHECK_EQ(recv(fd, &byte, 1, 0), 1);
    CHECK_EQ(byte, 'f');
    CHECK_ERRNO(recv(fd, &byte, 1, MSG_DONTWAIT), EAGAIN);
    address.sin_family = AF_UNSPEC;
    CHECK_OK(connect(fd, ANY(address), sizeof(address)));
    CHECK_ERRNO(send(fd, "x", 1, 0), EDESTADDRREQ);

    fd = unix_bound("@one", SOCK_DGRAM);
    friend = unix_bound("@two", SOCK_DGRAM);
    stranger = unix_bound("@three", SOCK_DGRAM);
    CHECK_OK(unix_connect(fd, "@two"));
    size = unix_name(&un, "@one");
    CHECK_ERRNO(sendto(stranger, "s", 1, 0, ANY(un), size), EPERM);
    CHECK_ERRNO(connect(stranger, ANY(un), size), EPERM);
    CHECK_OK(sendto(friend, "f", 1, 0, ANY(un), size));
    expect(fd, "f");
    return 0;
}
