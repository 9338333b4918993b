/* SPDX-License-Identifier: MIT */
/* SOCK_NONBLOCK and SOCK_CLOEXEC of socket, socketpair and accept4; accept inherits neither from the listener. */
#include "socket.h"

static void
check_flags(int fd, int nonblock, int cloexec)
{
    CHECK_EQ((fcntl(fd, F_GETFL) & O_NONBLOCK) != 0, nonblock);
    CHECK_EQ(fcntl(fd, F_GETFL) & O_ACCMODE, O_RDWR);
    CHECK_EQ(fcntl(fd, F_GETFD) == FD_CLOEXEC, cloexec);
}

int
main(void)
{
    int listener = tcp_listener(2), ends[2], fd;

    for (int i = 0; i < 2; i++)
        CHECK_OK(inet_connect((int)CHECK_OK(socket(AF_INET, SOCK_STREAM, 0)), port_of(listener)));
    CHECK_OK(fcntl(listener, F_SETFL, O_NONBLOCK));
    check_flags((int)CHECK_OK(accept(listener, NULL, NULL)), 0, 0);
    fd = (int)CHECK_OK(accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC));
    check_flags(fd, 1, 1);
    CHECK_ERRNO(accept4(listener, NULL, NULL, 0), EAGAIN);
    CHECK_ERRNO(accept4(listener, NULL, NULL, 1), EINVAL);
    CHECK_OK(socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends));
    check_flags(ends[1], 1, 0);
    check_flags((int)CHECK_OK(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0)), 0, 1);
    return 0;
}
