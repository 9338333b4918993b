/* SPDX-License-Identifier: MIT */
/* fifo(7): opening blocks until the other end is opened too; O_NONBLOCK: reading succeeds, writing is ENXIO. */
#include "user/foreign/posix/see.h"
#include <sys/stat.h>

int
main(void)
{
    char byte = '-';
    pid_t child;
    int fd;

    TRY(mkfifo("p", 0600));
    TRY(mkfifo("p", 0600));
    TRY(open("p", O_WRONLY | O_NONBLOCK));
    if ((child = fork()) == 0) {
        fd = open("p", O_WRONLY);
        DO(write(fd, "x", 1));
        _exit(0);
    }
    fd = (int)TRY(open("p", O_RDONLY));
    TRY(read(fd, &byte, 1));
    see("%c\n", byte);
    see_end(child);
    TRY(read(fd, &byte, 1));
    TRY(close(fd));
    fd = (int)TRY(open("p", O_RDONLY | O_NONBLOCK));
    TRY(read(fd, &byte, 1));
    TRY(open("p", O_WRONLY | O_NONBLOCK));
    TRY(read(fd, &byte, 1));
    return 0;
}
