/* SPDX-License-Identifier: MIT */
/* A level-triggered descriptor is reported as long as it is ready, and as often as asked. */
#include "epoll.h"

int
main(void)
{
    int set = new_set(), event = new_event(0);
    uint32_t seen;

    watch(set, event, EPOLLIN);
    CHECK_EQ(ready_now(set, NULL), 0);
    CHECK_EQ(eventfd_write(event, 2), 0);
    CHECK_EQ(ready_now(set, &seen), 1);
    CHECK_EQ(seen, EPOLLIN);
    CHECK_EQ(ready_now(set, NULL), 1);
    take_all(event);
    CHECK_EQ(ready_now(set, NULL), 0);
    CHECK_OK(control(set, EPOLL_CTL_MOD, event, EPOLLIN | EPOLLOUT));
    CHECK_EQ(ready_now(set, &seen), 1);
    CHECK_EQ(seen, EPOLLOUT);
    return 0;
}
