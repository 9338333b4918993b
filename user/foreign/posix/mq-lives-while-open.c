/* SPDX-License-Identifier: MIT */
/* mq_unlink(3): the queue is destroyed when all processes that have it open close it; the name goes at once. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>

int
main(void)
{
    mqd_t q = mq_open("/q", O_RDWR | O_CREAT, 0600, NULL);
    char bytes[8192];
    pid_t child;

    TRY(mq_send(q, "old", 4, 0));
    TRY(mq_unlink("/q"));
    TRY(mq_open("/q", O_RDONLY));
    mqd_t other = mq_open("/q", O_RDWR | O_CREAT | O_EXCL | O_NONBLOCK, 0600, NULL);
    TRY(mq_receive(other, bytes, sizeof(bytes), NULL));
    if ((child = fork()) == 0) {
        TRY(mq_receive(q, bytes, sizeof(bytes), NULL));
        see("%s\n", bytes);
        _exit(0);
    }
    see_end(child);
    TRY(mq_unlink("/q"));
    return 0;
}
