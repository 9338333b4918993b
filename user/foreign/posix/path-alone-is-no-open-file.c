/* SPDX-License-Identifier: MIT */
/* open(2), O_PATH: the descriptor only stands for a place in the tree; what would look into the file is EBADF. */
#include "user/foreign/posix/see.h"
#include <poll.h>
#include <sys/epoll.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/syscall.h>

int
main(void)
{
    int fd, copy, set = epoll_create1(0), waiting;
    struct epoll_event event = { EPOLLIN, { .fd = 1 } };
    struct pollfd ready;
    struct statfs fs;
    struct stat st;

    DO(close(open("f", O_CREAT | O_RDWR, 0600)));
    fd = open("f", O_PATH);
    ready = (struct pollfd){ fd, POLLIN, 0 };
    TRY(fcntl(fd, F_GETFL));
    TRY(fcntl(fd, F_SETFL, O_APPEND));
    TRY(fcntl(fd, F_SETOWN, getpid()));
    TRY(fcntl(fd, F_GETFD));
    TRY(fcntl(fd, F_SETFD, FD_CLOEXEC));
    TRY((copy = fcntl(fd, F_DUPFD, 50)));
    TRY(fstat(copy, &st));
    TRY(fstatfs(copy, &fs));
    TRY(poll(&ready, 1, 0));
    see("%d\n", ready.revents == POLLNVAL);
    TRY(epoll_ctl(set, EPOLL_CTL_ADD, fd, &event));
    TRY(ioctl(fd, FIONREAD, &waiting));
    TRY(fsync(fd));
    TRY(ftruncate(fd, 0));
    TRY(lseek(fd, 0, SEEK_SET));
    TRY(pread(fd, &st, 1, 0));
    TRY(mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, fd, 0) == MAP_FAILED ? -1 : 0);
    TRY(syscall(SYS_fchmod, fd, 0600));
    TRY(syscall(SYS_fchown, fd, -1, -1));
    TRY(syscall(SYS_getdents64, open(".", O_PATH), &st, sizeof(st)));
    TRY(fchdir(open(".", O_PATH)));
    TRY(close(copy));
    return 0;
}
