/* SPDX-License-Identifier: MIT */
/* fcntl(2): F_SETLK: EAGAIN if another process holds it; F_GETLK tells who; not inherited by fork, gone at any close. */
#include "user/foreign/posix/see.h"

static struct flock
lock(int type, long start, long length)
{
    return (struct flock){ .l_type = (short)type, .l_whence = SEEK_SET, .l_start = start, .l_len = length };
}

int
main(void)
{
    int fd = open("f", O_RDWR | O_CREAT, 0600);
    struct flock l = lock(F_WRLCK, 10, 20), whole = lock(F_WRLCK, 0, 0);
    pid_t child, parent = getpid();

    TRY(fcntl(fd, F_SETLK, &l));
    for (int i = 0; i < 2; i++) {
        if ((child = fork()) == 0) {
            TRY(fcntl(fd, F_GETLK, &whole));
            see("type %d, %ld+%ld, of the parent %d\n", whole.l_type, (long)whole.l_start, (long)whole.l_len,
                whole.l_pid == parent);
            l = lock(F_RDLCK, 29, 5);
            TRY(fcntl(fd, F_SETLK, &l));
            l = lock(F_RDLCK, 30, 5);
            TRY(fcntl(fd, F_SETLK, &l));
            _exit(0);
        }
        see_end(child);
        close(open("f", O_RDONLY));
    }
    l = lock(F_WRLCK, -1, 5);
    TRY(fcntl(fd, F_SETLK, &l));
    l = lock(77, 0, 5);
    TRY(fcntl(fd, F_SETLK, &l));
    l = lock(F_WRLCK, 0, 5);
    TRY(fcntl(open("f", O_RDONLY), F_SETLK, &l));
    return 0;
}
