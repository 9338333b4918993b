/* SPDX-License-Identifier: MIT */
/* mq_open(3): EINVAL: mq_maxmsg or mq_msgsize is not positive; mq_getattr(3) gives what was set at creation. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>

int
main(void)
{
    struct mq_attr attributes = { .mq_maxmsg = 0, .mq_msgsize = 16 }, now;
    mqd_t q;

    TRY(mq_open("/q", O_RDWR | O_CREAT, 0600, &attributes));
    attributes.mq_maxmsg = 3;
    attributes.mq_msgsize = -1;
    TRY(mq_open("/q", O_RDWR | O_CREAT, 0600, &attributes));
    attributes.mq_msgsize = 16;
    attributes.mq_flags = O_NONBLOCK;
    q = (mqd_t)TRY(mq_open("/q", O_RDWR | O_CREAT, 0600, &attributes));
    TRY(mq_getattr(q, &now));
    see("flags %ld, max %ld, size %ld, now %ld\n", now.mq_flags, now.mq_maxmsg, now.mq_msgsize, now.mq_curmsgs);
    TRY(mq_send(q, "one", 3, 0));
    attributes.mq_maxmsg = 7;
    TRY(mq_setattr(q, &attributes, &now));
    see("flags %ld, max %ld, size %ld, now %ld\n", now.mq_flags, now.mq_maxmsg, now.mq_msgsize, now.mq_curmsgs);
    TRY(mq_getattr(q, &now));
    see("nonblock %d, max %ld, size %ld, now %ld\n", now.mq_flags == O_NONBLOCK, now.mq_maxmsg, now.mq_msgsize,
        now.mq_curmsgs);
    attributes.mq_flags = O_APPEND;
    TRY(mq_setattr(q, &attributes, NULL));
    TRY(mq_getattr(1, &now));
    TRY(mq_unlink("/q"));
    return 0;
}
