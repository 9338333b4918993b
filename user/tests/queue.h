/* SPDX-License-Identifier: MIT */
/* Message queues of a given size under a name that is removed at once, so that a failing test leaves none. */
#pragma once

#include "check.h"

#include <mqueue.h>

static inline mqd_t
open_queue(long messages, long size, int flags)
{
    struct mq_attr attributes = { .mq_maxmsg = messages, .mq_msgsize = size };
    char name[32];
    mqd_t queue;

    snprintf(name, sizeof(name), "/test-%d", (int)getpid());
    queue = mq_open(name, O_RDWR | O_CREAT | O_EXCL | flags, 0600, &attributes);
    if (queue == (mqd_t)-1 && errno == ENOSYS)
        skip("this system was built without message queues");
    CHECK(queue != (mqd_t)-1);
    CHECK_OK(mq_unlink(name));
    return queue;
}

/* A moment that many nanoseconds from now, as the timed calls want it. */
static inline struct timespec
moment(long nanoseconds)
{
    struct timespec time;

    clock_gettime(CLOCK_REALTIME, &time);
    nanoseconds += time.tv_nsec;
    time.tv_sec += nanoseconds / SECOND;
    time.tv_nsec = nanoseconds % SECOND;
    return time;
}
