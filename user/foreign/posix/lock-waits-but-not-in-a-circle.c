/* SPDX-License-Identifier: MIT */
/* fcntl(2): F_SETLKW waits; EDEADLK if that would be a circle; EINTR if a handler runs. */
#include "user/foreign/posix/see.h"

static struct flock
lock(int type, long start)
{
    return (struct flock){ .l_type = (short)type, .l_whence = SEEK_SET, .l_start = start, .l_len = 1 };
}

int
main(void)
{
    int fd = open("f", O_RDWR | O_CREAT, 0600), ends[2];
    struct flock a = lock(F_WRLCK, 0), b = lock(F_WRLCK, 1), free_a = lock(F_UNLCK, 0);
    pid_t child, parent = getpid();
    char byte;

    DO(pipe(ends));
    TRY(fcntl(fd, F_SETLK, &a));
    if ((child = fork()) == 0) {
        DO(fcntl(fd, F_SETLK, &b));
        DO(write(ends[1], "x", 1));
        until_asleep(parent);
        see("child: %s\n", fcntl(fd, F_SETLKW, &a) == 0 ? "has it" : error_name(errno));
        a.l_type = F_UNLCK;
        _exit(0);
    }
    DO(read(ends[0], &byte, 1));
    see("parent: %s\n", fcntl(fd, F_SETLKW, &b) == 0 ? "has it" : error_name(errno));
    TRY(fcntl(fd, F_SETLK, &free_a));
    see_end(child);
    return 0;
}
