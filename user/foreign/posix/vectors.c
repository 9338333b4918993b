/* SPDX-License-Identifier: MIT */
/* readv(2), writev(2): the buffers in order, one atomic step; EINVAL for too many; preadv and pwritev at an offset. */
#include "user/foreign/posix/see.h"
#include <sys/uio.h>

int
main(void)
{
    char a[4] = "", b[8] = "", c[4] = "";
    struct iovec in[3] = { { "one", 3 }, { NULL, 0 }, { "two!", 4 } }, out[3] = { { a, 2 }, { b, 3 }, { c, 3 } };
    int fd = open("f", O_RDWR | O_CREAT, 0600);

    TRY(writev(fd, in, 3));
    TRY(lseek(fd, 0, SEEK_SET));
    TRY(readv(fd, out, 3));
    see("%s %s %s\n", a, b, c);
    TRY(pwritev(fd, in, 3, 100));
    TRY(lseek(fd, 0, SEEK_CUR));
    TRY(preadv(fd, out, 3, 101));
    see("%s %s %s\n", a, b, c);
    TRY(preadv(fd, out, 3, -1));
    TRY(writev(fd, in, -1));
    TRY(writev(fd, in, 1025));
    TRY(writev(fd, in, 0));
    in[1].iov_len = (size_t)-1;
    TRY(writev(fd, in, 3));
    return 0;
}
