/* SPDX-License-Identifier: MIT */
/* socket names what it does not know: the family, the type, the protocol; calls on other files are ENOTSOCK. */
#include "socket.h"

int
main(void)
{
    int ends[2], fd;

    CHECK_ERRNO(socket(99, SOCK_STREAM, 0), EAFNOSUPPORT);
    CHECK_ERRNO(socket(AF_UNIX, 4, 0), ESOCKTNOSUPPORT);
    CHECK_ERRNO(socket(AF_UNIX, 77, 0), EINVAL);
    CHECK_ERRNO(socket(AF_INET, SOCK_STREAM, IPPROTO_UDP), EPROTONOSUPPORT);
    CHECK_ERRNO(socket(AF_INET, SOCK_SEQPACKET, 0), ESOCKTNOSUPPORT);
    CHECK_ERRNO(socketpair(AF_INET, SOCK_STREAM, 0, ends), EOPNOTSUPP);
    CHECK_OK(pipe(ends));
    CHECK_ERRNO(listen(ends[0], 1), ENOTSOCK);
    CHECK_ERRNO(send(ends[1], "x", 1, 0), ENOTSOCK);
    CHECK_ERRNO(getsockname(99, NULL, NULL), EBADF);
    fd = (int)CHECK_OK(socket(AF_UNIX, SOCK_DGRAM, 0));
    CHECK_ERRNO(listen(fd, 1), EOPNOTSUPP);
    CHECK_ERRNO(accept(fd, NULL, NULL), EOPNOTSUPP);
    CHECK_ERRNO(lseek(fd, 0, SEEK_SET), ESPIPE);
    fd = (int)CHECK_OK(socket(AF_UNIX, SOCK_STREAM, 0));
    CHECK_ERRNO(listen(fd, 1), EINVAL);
    CHECK_ERRNO(accept(fd, NULL, NULL), EINVAL);
    return 0;
}
