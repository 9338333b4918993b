/* SPDX-License-Identifier: MIT */
/* Before there is a connection: ENOTCONN, and of a stream that sends EPIPE (TCP) or ENOTCONN (UNIX). */
#include "socket.h"

static void
try(int family, int type, int send_error, int receive_error)
{
    int fd = (int)CHECK_OK(socket(family, type, 0));
    struct sockaddr_storage address;
    socklen_t size = sizeof(address);
    char byte;

    CHECK_ERRNO(getpeername(fd, ANY(address), &size), ENOTCONN);
    CHECK_ERRNO(send(fd, "x", 1, MSG_NOSIGNAL), send_error);
    CHECK_ERRNO(recv(fd, &byte, 1, MSG_DONTWAIT), receive_error);
    CHECK_EQ(option_of(fd, SOL_SOCKET, SO_TYPE), type);
    CHECK_EQ(option_of(fd, SOL_SOCKET, SO_DOMAIN), family);
    CHECK_EQ(option_of(fd, SOL_SOCKET, SO_ACCEPTCONN), 0);
    close(fd);
}

int
main(void)
{
    int fd = (int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0));

    try(AF_UNIX, SOCK_STREAM, ENOTCONN, EINVAL);
    try(AF_UNIX, SOCK_SEQPACKET, ENOTCONN, ENOTCONN);
    try(AF_UNIX, SOCK_DGRAM, ENOTCONN, EAGAIN);
    try(AF_INET, SOCK_STREAM, EPIPE, ENOTCONN);
    try(AF_INET, SOCK_DGRAM, EDESTADDRREQ, EAGAIN);
    CHECK_ERRNO(shutdown(fd, SHUT_RDWR), ENOTCONN);
    return 0;
}
