/* SPDX-License-Identifier: MIT */
/* dup(2), fork(2): the descriptors refer to the same open file description: file offset and status flags are shared. */
#include "user/foreign/posix/see.h"

int
main(void)
{
    int fd = open("f", O_RDWR | O_CREAT, 0600), same = dup(fd), other = open("f", O_RDONLY);
    pid_t child;

    DO(write(fd, "0123456789", 10));
    TRY(lseek(same, 0, SEEK_CUR));
    TRY(lseek(other, 0, SEEK_CUR));
    if ((child = fork()) == 0) {
        TRY(lseek(fd, 3, SEEK_SET));
        DO(fcntl(fd, F_SETFL, O_APPEND));
        _exit(0);
    }
    see_end(child);
    TRY(lseek(same, 0, SEEK_CUR));
    see("append %d, the other %d\n", (fcntl(same, F_GETFL) & O_APPEND) != 0, (fcntl(other, F_GETFL) & O_APPEND) != 0);
    return 0;
}
