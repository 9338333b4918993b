/* SPDX-License-Identifier: MIT */
/* One event among 800 idle descriptors costs at most 1.2 times what it costs among 8. */
#include "epoll.h"

#define ROUNDS 64

static long
cost_of_a_round(int set, int event)
{
    long before = now();

    for (int i = 0; i < ROUNDS; i++) {
        CHECK_EQ(eventfd_write(event, 1), 0);
        CHECK_EQ(ready_now(set, NULL), 1);
        take_all(event);
        CHECK_EQ(ready_now(set, NULL), 0);
    }
    return (now() - before) / ROUNDS;
}

int
main(void)
{
    int set = new_set(), event = new_event(0);
    long few, many;

    if (!is_deterministic())
        skip("only a deterministic run has virtual time");
    watch(set, event, EPOLLIN);
    for (int i = 0; i < 8; i++)
        watch(set, new_event(0), EPOLLIN);
    cost_of_a_round(set, event);
    few = cost_of_a_round(set, event);
    for (int i = 8; i < 800; i++)
        watch(set, new_event(0), EPOLLIN);
    many = cost_of_a_round(set, event);
    printf("%ld ns among 8, %ld ns among 800\n", few, many);
    CHECK(many * 5 <= few * 6);
    return 0;
}
