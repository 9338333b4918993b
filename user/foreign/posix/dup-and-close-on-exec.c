/* SPDX-License-Identifier: MIT */
/* dup(2): the copy has close-on-exec off; dup2 to itself does nothing; dup3 EINVAL then; F_DUPFD takes the lowest above. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);

    TRY(fcntl(fd, F_GETFD));
    TRY(fcntl(dup(fd), F_GETFD));
    TRY(dup2(fd, fd));
    TRY(fcntl(fd, F_GETFD));
    TRY(dup2(fd, 10));
    TRY(dup3(fd, fd, 0));
    TRY(dup3(fd, 11, O_CLOEXEC));
    TRY(fcntl(11, F_GETFD));
    TRY(fcntl(fd, F_DUPFD, 10));
    TRY(fcntl(fd, F_DUPFD_CLOEXEC, 20));
    TRY(fcntl(20, F_GETFD));
    TRY(dup2(77, 5));
    TRY(dup2(fd, -1));
    TRY(dup(77));
    TRY(close(77));
    return 0;
}
