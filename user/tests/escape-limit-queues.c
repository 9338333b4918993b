/* SPDX-License-Identifier: MIT */
/* Takes kernel memory by message queues. Defence: the limit of memory allows none. */
#include "escape.h"

#include <mqueue.h>

ESCAPE("memory");
NOTHING_TO_PREPARE
ITS_STATUS_TELLS

int
attempt(char **arguments)
{
    struct mq_attr small = { .mq_maxmsg = 2, .mq_msgsize = 64 };
    mqd_t queue = mq_open("/escape-limit", O_RDWR | O_CREAT, 0600, &small);

    mq_unlink("/escape-limit");
    return caught_unless(queue != (mqd_t)-1);
}
