/* SPDX-License-Identifier: MIT */
/* open(2): O_TRUNC truncates to length 0; O_APPEND positions at the end before each write, as a single step. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    char bytes[64] = "";
    int fd = open("f", O_RDWR | O_CREAT, 0600), append;

    DO(write(fd, "hello", 5));
    append = open("f", O_WRONLY | O_APPEND);
    DO(write(fd, " you", 4));
    TRY(write(append, "!", 1));
    TRY(lseek(append, 0, SEEK_CUR));
    TRY(lseek(append, 0, SEEK_SET));
    TRY(write(append, "?", 1));
    TRY(pread(fd, bytes, sizeof(bytes), 0));
    see("%s\n", bytes);
    TRY(pwrite(append, "X", 1, 0));
    TRY(pread(fd, bytes, sizeof(bytes), 0));
    see("%s\n", bytes);
    open("f", O_WRONLY | O_TRUNC);
    TRY(lseek(fd, 0, SEEK_END));
    TRY(fcntl(append, F_GETFL) & (O_APPEND | O_ACCMODE));
    return 0;
}
