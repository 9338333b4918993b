/* SPDX-License-Identifier: MIT */
/* A set watched edge-triggered by another is reported once for each arrival in it, also if what came before is still
 * there, and not again for being looked at. */
#include "epoll.h"

int
main(void)
{
    int inner = new_set(), outer = new_set(), event = new_event(0);

    watch(inner, event, EPOLLIN);
    watch(outer, inner, EPOLLIN | EPOLLET);
    CHECK_EQ(ready_now(outer, NULL), 0);
    for (int i = 0; i < 3; i++) {
        CHECK_EQ(eventfd_write(event, 1), 0);
        CHECK_EQ(ready_now(outer, NULL), 1);
        CHECK_EQ(ready_now(outer, NULL), 0);
        CHECK_EQ(ready_now(inner, NULL), 1);
        CHECK_EQ(ready_now(outer, NULL), 0);
    }
    CHECK_OK(control(outer, EPOLL_CTL_MOD, inner, EPOLLIN));
    CHECK_EQ(ready_now(outer, NULL), 1);
    CHECK_EQ(ready_now(outer, NULL), 1);
    take_all(event);
    CHECK_EQ(ready_now(outer, NULL), 0);
    return 0;
}
