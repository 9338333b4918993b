/* SPDX-License-Identifier: MIT */
/* epoll_ctl: EEXIST, ENOENT, EPERM for a file that is always ready, EBADF, EINVAL for what is no set. */
#include "epoll.h"

int
main(void)
{
    int set = new_set(), event = new_event(0), file = (int)CHECK_OK(open("/tmp", O_RDONLY));
    struct epoll_event seen;

    watch(set, event, EPOLLIN);
    CHECK_ERRNO(control(set, EPOLL_CTL_ADD, event, EPOLLIN), EEXIST);
    CHECK_OK(control(set, EPOLL_CTL_DEL, event, 0));
    CHECK_ERRNO(control(set, EPOLL_CTL_DEL, event, 0), ENOENT);
    CHECK_ERRNO(control(set, EPOLL_CTL_MOD, event, EPOLLIN), ENOENT);
    CHECK_ERRNO(control(set, EPOLL_CTL_ADD, file, EPOLLIN), EPERM);
    CHECK_ERRNO(control(set, EPOLL_CTL_ADD, 999, EPOLLIN), EBADF);
    CHECK_ERRNO(control(event, EPOLL_CTL_ADD, set, EPOLLIN), EINVAL);
    CHECK_ERRNO(control(set, 17, event, EPOLLIN), EINVAL);
    CHECK_ERRNO(epoll_ctl(set, EPOLL_CTL_ADD, event, NULL), EFAULT);
    CHECK_ERRNO(epoll_wait(event, &seen, 1, 0), EINVAL);
    CHECK_ERRNO(epoll_wait(set, &seen, 0, 0), EINVAL);
    CHECK_ERRNO(epoll_create1(1), EINVAL);
    watch(set, event, EPOLLIN | EPOLLEXCLUSIVE);
    CHECK_ERRNO(control(set, EPOLL_CTL_MOD, event, EPOLLIN), EINVAL);
    return 0;
}
