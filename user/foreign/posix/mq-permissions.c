/* SPDX-License-Identifier: MIT */
/* mq_open(3): EACCES: the queue exists, but the caller does not have permission in the specified mode. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>

int
main(void)
{
    TRY(mq_open("/q", O_RDWR | O_CREAT, 0200, NULL));
    TRY(mq_open("/q", O_RDONLY));
    TRY(mq_open("/q", O_RDWR));
    TRY(mq_open("/q", O_WRONLY));
    TRY(mq_unlink("/q"));
    return 0;
}
