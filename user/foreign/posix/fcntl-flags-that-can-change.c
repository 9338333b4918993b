/* SPDX-License-Identifier: MIT */
/* fcntl(2): F_SETFL can change O_APPEND, O_NONBLOCK, O_ASYNC; access mode and creation flags are ignored. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    int fd = open("f", O_RDONLY | O_CREAT, 0600);

    TRY(fcntl(fd, F_SETFL, O_RDWR | O_NONBLOCK | O_APPEND | O_TRUNC));
    TRY(fcntl(fd, F_GETFL) & (O_ACCMODE | O_NONBLOCK | O_APPEND | O_TRUNC));
    TRY(write(fd, "x", 1));
    TRY(fcntl(fd, F_SETFL, 0));
    TRY(fcntl(fd, F_GETFL) & (O_ACCMODE | O_NONBLOCK | O_APPEND | O_TRUNC));
    TRY(fcntl(fd, F_SETFD, FD_CLOEXEC));
    TRY(fcntl(fd, F_GETFD));
    TRY(fcntl(fd, 7777, 0));
    TRY(fcntl(77, F_GETFD));
    return 0;
}
