/* SPDX-License-Identifier: MIT */
/* A datagram to a closed port is lost, and a connected UDP socket hears ECONNREFUSED at its next call; a UNIX one is
 * refused at once. */
#include "socket.h"

int
main(void)
{
    int fd = inet_bound(SOCK_DGRAM, 0), other = (int)CHECK_OK(socket(AF_INET, SOCK_DGRAM, 0)), receiver;
    struct sockaddr_in address = loopback(port_of(fd));
    struct sockaddr_un un;
    socklen_t size;
    char byte;

    close(fd);
    for (int i = 0; i < 3; i++)
        CHECK_EQ(sendto(other, "x", 1, 0, ANY(address), sizeof(address)), 1);
    CHECK_ERRNO(recv(other, &byte, 1, MSG_DONTWAIT), EAGAIN);
    CHECK_OK(connect(other, ANY(address), sizeof(address)));
    CHECK_EQ(send(other, "x", 1, 0), 1);
    CHECK(events_of(other, POLLIN, -1) & POLLERR);
    CHECK_ERRNO(recv(other, &byte, 1, 0), ECONNREFUSED);
    CHECK_EQ(send(other, "x", 1, 0), 1);
    CHECK_ERRNO(send(other, "x", 1, 0), ECONNREFUSED);

    fd = (int)CHECK_OK(socket(AF_UNIX, SOCK_DGRAM, 0));
    size = unix_name(&un, "@nobody");
    CHECK_ERRNO(sendto(fd, "x", 1, 0, ANY(un), size), ECONNREFUSED);
    receiver = unix_bound("@nobody", SOCK_DGRAM);
    CHECK_OK(unix_connect(fd, "@nobody"));
    CHECK_EQ(send(fd, "x", 1, 0), 1);
    close(receiver);
    CHECK_ERRNO(send(fd, "x", 1, 0), ECONNREFUSED);
    return 0;
}
