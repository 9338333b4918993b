/* SPDX-License-Identifier: MIT */
/* A queue opened with O_NONBLOCK says EAGAIN when it is full or empty; mq_setattr switches that. */
#include "queue.h"

int
main(void)
{
    mqd_t queue = open_queue(2, 8, O_NONBLOCK);
    struct mq_attr attributes = { .mq_flags = 0 };
    struct timespec soon = moment(10 * MILLISECOND);
    char text[8];

    CHECK_ERRNO(mq_receive(queue, text, sizeof(text), NULL), EAGAIN);
    CHECK_EQ(mq_send(queue, "1", 1, 0), 0);
    CHECK_EQ(mq_send(queue, "", 0, 0), 0);
    CHECK_ERRNO(mq_send(queue, "3", 1, 0), EAGAIN);
    CHECK_OK(mq_getattr(queue, &attributes));
    CHECK_EQ(attributes.mq_flags, O_NONBLOCK);
    CHECK_EQ(attributes.mq_maxmsg, 2);
    CHECK_EQ(attributes.mq_msgsize, 8);
    CHECK_EQ(attributes.mq_curmsgs, 2);
    attributes.mq_flags = 0;
    CHECK_OK(mq_setattr(queue, &attributes, NULL));
    CHECK_ERRNO(mq_timedsend(queue, "3", 1, 0, &soon), ETIMEDOUT);
    CHECK_EQ(mq_receive(queue, text, sizeof(text), NULL), 1);
    CHECK_EQ(mq_receive(queue, text, sizeof(text), NULL), 0);
    return 0;
}
