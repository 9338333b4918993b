/* SPDX-License-Identifier: MIT */
/* mq_send(3), mq_receive(3): EAGAIN with O_NONBLOCK; ETIMEDOUT at the absolute time; EINVAL for nanoseconds. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>

int
main(void)
{
    struct mq_attr attributes = { .mq_maxmsg = 1, .mq_msgsize = 8 };
    struct timespec past = { 1, 0 }, bad = { 1, 1000000000 };
    mqd_t q = mq_open("/q", O_RDWR | O_CREAT, 0600, &attributes);
    mqd_t n = mq_open("/q", O_RDWR | O_NONBLOCK);
    char bytes[8];

    TRY(mq_receive(n, bytes, 8, NULL));
    TRY(mq_timedreceive(q, bytes, 8, NULL, &past));
    TRY(mq_timedreceive(q, bytes, 8, NULL, &bad));
    TRY(mq_timedsend(q, "a", 1, 0, &past));
    TRY(mq_timedsend(q, "b", 1, 0, &past));
    TRY(mq_timedsend(q, "b", 1, 0, &bad));
    TRY(mq_send(n, "b", 1, 0));
    TRY(mq_timedreceive(q, bytes, 8, NULL, &past));
    TRY(mq_unlink("/q"));
    return 0;
}
