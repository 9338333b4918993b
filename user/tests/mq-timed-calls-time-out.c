/* SPDX-License-Identifier: MIT */
/* Timed send and receive give up with ETIMEDOUT at the moment given, at once if it has passed. */
#include "queue.h"

int
main(void)
{
    mqd_t queue = open_queue(1, 8, 0);
    struct timespec past = { 1, 0 };
    struct timespec bad = { 1, SECOND };
    long before = now(); /* first: the machine may take its time over any step */
    struct timespec soon = moment(20 * MILLISECOND);
    char text[8];

    CHECK_ERRNO(mq_timedreceive(queue, text, sizeof(text), NULL, &soon), ETIMEDOUT);
    CHECK(now() - before >= 20 * MILLISECOND);
    CHECK_ERRNO(mq_timedreceive(queue, text, sizeof(text), NULL, &past), ETIMEDOUT);
    CHECK_ERRNO(mq_timedreceive(queue, text, sizeof(text), NULL, &bad), EINVAL);
    CHECK_EQ(mq_timedsend(queue, "x", 1, 0, &past), 0); /* there is room: the time does not matter */
    CHECK_ERRNO(mq_timedsend(queue, "y", 1, 0, &past), ETIMEDOUT);
    CHECK_EQ(mq_timedreceive(queue, text, sizeof(text), NULL, &past), 1);
    return 0;
}
