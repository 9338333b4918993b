/* SPDX-License-Identifier: MIT */
/* A set of watched descriptors, for the tests of epoll. */
#pragma once

#include "check.h"

#include <sys/epoll.h>
#include <sys/eventfd.h>

static inline int
new_set(void)
{
    return (int)CHECK_OK(epoll_create1(EPOLL_CLOEXEC));
}

static inline int
new_event(unsigned count)
{
    return (int)CHECK_OK(eventfd(count, EFD_NONBLOCK));
}

static inline int
control(int set, int operation, int fd, uint32_t events)
{
    struct epoll_event event = { .events = events, .data.fd = fd };

    return epoll_ctl(set, operation, fd, &event);
}

static inline void
watch(int set, int fd, uint32_t events)
{
    CHECK_OK(control(set, EPOLL_CTL_ADD, fd, events));
}

/* How many descriptors are ready now; if one, its events in *seen. */
static inline int
ready_now(int set, uint32_t *seen)
{
    struct epoll_event events[8];
    int n = (int)CHECK_OK(epoll_wait(set, events, 8, 0));

    if (seen)
        *seen = n == 1 ? events[0].events : 0;
    return n;
}

static inline void
take_all(int event)
{
    eventfd_t value;

    CHECK_EQ(eventfd_read(event, &value), 0);
}
