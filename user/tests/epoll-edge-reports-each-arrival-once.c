/* SPDX-License-Identifier: MIT */
/* An edge-triggered pipe is reported once for what has come, and again when more comes, though nothing was read. */
#include "epoll.h"

int
main(void)
{
    int set = new_set(), ends[2];

    CHECK_OK(pipe(ends));
    CHECK_EQ(write(ends[1], "a", 1), 1);
    watch(set, ends[0], EPOLLIN | EPOLLET);
    CHECK_EQ(ready_now(set, NULL), 1);
    CHECK_EQ(ready_now(set, NULL), 0);
    CHECK_EQ(write(ends[1], "b", 1), 1);
    CHECK_EQ(ready_now(set, NULL), 1);
    CHECK_EQ(ready_now(set, NULL), 0);
    return 0;
}
