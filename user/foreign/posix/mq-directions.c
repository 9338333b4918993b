/* SPDX-License-Identifier: MIT */
/* mq_send(3): EBADF: the descriptor was not open for writing; mq_receive(3): not for reading; or it is no queue. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>

int
main(void)
{
    mqd_t q = mq_open("/q", O_RDONLY | O_CREAT | O_NONBLOCK, 0600, NULL);
    mqd_t w = mq_open("/q", O_WRONLY | O_NONBLOCK);
    char bytes[8192];

    TRY(mq_send(q, "a", 1, 0));
    TRY(mq_send(w, "a", 1, 0));
    TRY(mq_receive(w, bytes, sizeof(bytes), NULL));
    TRY(mq_receive(q, bytes, sizeof(bytes), NULL));
    TRY(mq_send(1, "a", 1, 0));
    TRY(mq_receive(-1, bytes, sizeof(bytes), NULL));
    TRY(mq_unlink("/q"));
    return 0;
}
