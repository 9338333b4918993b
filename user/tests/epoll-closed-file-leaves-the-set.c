/* SPDX-License-Identifier: MIT */
/* A file leaves the set when its last descriptor is closed; until then the set reports it, under the number that was given. */
#include "epoll.h"

int
main(void)
{
    int set = new_set(), event = new_event(1), copy = (int)CHECK_OK(dup(event));
    struct epoll_event seen;

    watch(set, event, EPOLLIN);
    CHECK_OK(close(event));
    CHECK_EQ(epoll_wait(set, &seen, 1, 0), 1);
    CHECK_EQ(seen.data.fd, event);
    CHECK_ERRNO(control(set, EPOLL_CTL_DEL, event, 0), EBADF);
    CHECK_OK(close(copy));
    CHECK_EQ(ready_now(set, NULL), 0);
    event = new_event(1);
    watch(set, event, EPOLLIN);
    CHECK_OK(close(set));
    take_all(event);
    return 0;
}
