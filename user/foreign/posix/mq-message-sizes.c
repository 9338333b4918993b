/* SPDX-License-Identifier: MIT */
/* mq_receive(3): EMSGSIZE: msg_len is less than mq_msgsize; mq_send(3): EMSGSIZE: it is greater; empty ones are fine. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>

int
main(void)
{
    struct mq_attr attributes = { .mq_maxmsg = 4, .mq_msgsize = 8 };
    mqd_t q = mq_open("/q", O_RDWR | O_CREAT | O_NONBLOCK, 0600, &attributes);
    char bytes[16] = "";

    TRY(mq_send(q, bytes, 9, 0));
    TRY(mq_send(q, "12345678", 8, 0));
    TRY(mq_send(q, bytes, 0, 0));
    TRY(mq_receive(q, bytes, 7, NULL));
    TRY(mq_receive(q, bytes, 16, NULL));
    see("%s\n", bytes);
    TRY(mq_receive(q, bytes, 8, NULL));
    TRY(mq_receive(q, bytes, 7, NULL));
    TRY(mq_unlink("/q"));
    return 0;
}
