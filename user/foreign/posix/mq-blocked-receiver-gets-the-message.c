/* SPDX-License-Identifier: MIT */
/* mq_receive(3): if the queue is empty, blocks until a message becomes available, even from another process. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>

int
main(void)
{
    mqd_t q = mq_open("/q", O_RDWR | O_CREAT, 0600, &(struct mq_attr){ .mq_maxmsg = 1, .mq_msgsize = 64 });
    pid_t me = getpid(), child = fork();
    char bytes[64];
    unsigned priority;

    if (child == 0) {
        until_asleep(me);
        DO(mq_send(q, "hello", 6, 3));
        DO(mq_send(q, "and again", 10, 4));
        _exit(0);
    }
    TRY(mq_receive(q, bytes, 64, &priority));
    see("%s, %u\n", bytes, priority);
    see_end(child);
    TRY(mq_receive(q, bytes, 64, &priority));
    see("%s, %u\n", bytes, priority);
    TRY(mq_unlink("/q"));
    return 0;
}
