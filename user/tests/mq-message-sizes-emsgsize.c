/* SPDX-License-Identifier: MIT */
/* A message longer than the queue allows, and a buffer shorter than that, are EMSGSIZE. */
#include "queue.h"

int
main(void)
{
    mqd_t queue = open_queue(2, 8, 0);
    char text[16] = "12345678";

    CHECK_ERRNO(mq_send(queue, text, 9, 0), EMSGSIZE);
    CHECK_EQ(mq_send(queue, text, 8, 0), 0);
    CHECK_ERRNO(mq_receive(queue, text, 7, NULL), EMSGSIZE);
    CHECK_EQ(mq_receive(queue, text, 8, NULL), 8);
    CHECK(memcmp(text, "12345678", 8) == 0);
    return 0;
}
