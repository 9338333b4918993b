/* SPDX-License-Identifier: MIT */
/* mq_overview(7): msg_default is 10, msgsize_default 8192, when attr is NULL. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>

int
main(void)
{
    struct mq_attr now;
    mqd_t q = (mqd_t)TRY(mq_open("/q", O_RDWR | O_CREAT, 0600, NULL));

    TRY(mq_getattr(q, &now));
    see("max %ld, size %ld\n", now.mq_maxmsg, now.mq_msgsize);
    TRY(mq_close(q));
    TRY(mq_close(q));
    TRY(mq_unlink("/q"));
    return 0;
}
