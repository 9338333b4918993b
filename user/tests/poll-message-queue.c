/* SPDX-License-Identifier: MIT */
/* A message queue is a descriptor: readable when it has a message, writable when it has room. */
#include "queue.h"

#include <poll.h>

static int
events_of(mqd_t queue)
{
    struct pollfd poll_fd = { (int)queue, POLLIN | POLLOUT, 0 };

    CHECK(poll(&poll_fd, 1, 0) >= 0);
    return poll_fd.revents;
}

int
main(void)
{
    mqd_t queue = open_queue(2, 8, 0);

    CHECK_EQ(events_of(queue), POLLOUT);
    CHECK_EQ(mq_send(queue, "1", 1, 0), 0);
    CHECK_EQ(events_of(queue), POLLIN | POLLOUT);
    CHECK_EQ(mq_send(queue, "2", 1, 0), 0);
    CHECK_EQ(events_of(queue), POLLIN);
    return 0;
}
