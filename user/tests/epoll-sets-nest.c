/* SPDX-License-Identifier: MIT */
/* A set is readable while something in it is ready, for poll and for another set; five may be nested, none in a circle. */
#include "epoll.h"

#include <poll.h>

static int
poll_readable(int fd)
{
    struct pollfd poll_fd = { fd, POLLIN, 0 };

    return (int)CHECK_OK(poll(&poll_fd, 1, 0));
}

int
main(void)
{
    int sets[6], event = new_event(0);
    struct epoll_event seen;

    for (int i = 0; i < 6; i++)
        sets[i] = new_set();
    watch(sets[0], event, EPOLLIN);
    for (int i = 1; i < 5; i++)
        watch(sets[i], sets[i - 1], EPOLLIN);
    CHECK_ERRNO(control(sets[0], EPOLL_CTL_ADD, sets[4], EPOLLIN), ELOOP);
    CHECK_ERRNO(control(sets[0], EPOLL_CTL_ADD, sets[0], EPOLLIN), EINVAL);
    CHECK_EQ(ready_now(sets[4], NULL), 0);
    if (fork() == 0) {
        pause_for(20 * MILLISECOND);
        CHECK_EQ(eventfd_write(event, 1), 0);
        _exit(0);
    }
    CHECK_EQ(epoll_wait(sets[4], &seen, 1, -1), 1);
    CHECK_EQ(seen.data.fd, sets[3]);
    CHECK_EQ(poll_readable(sets[2]), 1);
    take_all(event);
    CHECK_EQ(poll_readable(sets[2]), 0);
    CHECK_EQ(ready_now(sets[4], NULL), 0);
    return 0;
}
