/* SPDX-License-Identifier: MIT */
/* A one-shot descriptor is silent after its first report, until EPOLL_CTL_MOD asks again. */
#include "epoll.h"

int
main(void)
{
    int set = new_set(), event = new_event(1);

    watch(set, event, EPOLLIN | EPOLLONESHOT);
    CHECK_EQ(ready_now(set, NULL), 1);
    CHECK_EQ(eventfd_write(event, 1), 0);
    CHECK_EQ(ready_now(set, NULL), 0);
    CHECK_OK(control(set, EPOLL_CTL_MOD, event, EPOLLIN | EPOLLONESHOT));
    CHECK_EQ(ready_now(set, NULL), 1);
    CHECK_EQ(ready_now(set, NULL), 0);
    return 0;
}
