/* SPDX-License-Identifier: MIT */
/* getrlimit(2): RLIMIT_NOFILE: one greater than the largest descriptor: EMFILE; RLIMIT_FSIZE: SIGXFSZ, or EFBIG. */
#include "user/foreign/posix/see.h"
#include <sys/resource.h>

int
main(void)
{
    struct rlimit files = { 5, 5 }, size = { 10, 10 };
    int fd = open("f", O_RDWR | O_CREAT, 0600);
    pid_t child;

    TRY(setrlimit(RLIMIT_FSIZE, &size));
    TRY(write(fd, "0123456789012345", 16));
    if ((child = fork()) == 0)
        _exit(write(fd, "x", 1) < 0);
    see_end(child);
    signal(SIGXFSZ, SIG_IGN);
    TRY(write(fd, "x", 1));
    TRY(ftruncate(fd, 11));
    TRY(setrlimit(RLIMIT_NOFILE, &files));
    TRY(dup(fd));
    TRY(dup(fd));
    TRY(dup2(fd, 5));
    TRY(pipe((int[2]){ 0, 0 }));
    TRY(fcntl(fd, F_DUPFD, 5));
    return 0;
}
