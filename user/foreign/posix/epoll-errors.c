/* SPDX-License-Identifier: MIT */
/* epoll_ctl(2): EEXIST, ENOENT, EBADF, EPERM for what cannot be watched, EINVAL, ELOOP for a circle of sets. */
#include "user/foreign/posix/see.h"
#include <sys/epoll.h>

int
main(void)
{
    struct epoll_event event = { .events = EPOLLIN };
    int set = epoll_create1(0), other = epoll_create1(0), ends[2], file = open("f", O_RDWR | O_CREAT, 0600);

    DO(pipe(ends));
    TRY(epoll_ctl(set, EPOLL_CTL_MOD, ends[0], &event));
    TRY(epoll_ctl(set, EPOLL_CTL_ADD, ends[0], &event));
    TRY(epoll_ctl(set, EPOLL_CTL_ADD, ends[0], &event));
    TRY(epoll_ctl(set, EPOLL_CTL_ADD, file, &event));
    TRY(epoll_ctl(set, EPOLL_CTL_ADD, 77, &event));
    TRY(epoll_ctl(set, EPOLL_CTL_ADD, set, &event));
    TRY(epoll_ctl(ends[0], EPOLL_CTL_ADD, ends[1], &event));
    TRY(epoll_ctl(set, 9, ends[0], &event));
    TRY(epoll_ctl(set, EPOLL_CTL_ADD, other, &event));
    TRY(epoll_ctl(other, EPOLL_CTL_ADD, set, &event));
    TRY(epoll_wait(set, &event, 0, 0));
    TRY(epoll_wait(ends[0], &event, 1, 0));
    TRY(epoll_create1(77));
    TRY(epoll_create(0));
    return 0;
}
