/* SPDX-License-Identifier: MIT */
/* mq_overview(7): on Linux a descriptor can be monitored with poll(2): readable with messages, writable with room. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>
#include <poll.h>

int
main(void)
{
    struct mq_attr attributes = { .mq_maxmsg = 1, .mq_msgsize = 8 };
    mqd_t q = mq_open("/q", O_RDWR | O_CREAT, 0600, &attributes);
    struct pollfd ready = { q, POLLIN | POLLOUT, 0 };

    TRY(poll(&ready, 1, 0));
    see("in %d out %d\n", (ready.revents & POLLIN) != 0, (ready.revents & POLLOUT) != 0);
    TRY(mq_send(q, "a", 1, 0));
    TRY(poll(&ready, 1, 0));
    see("in %d out %d\n", (ready.revents & POLLIN) != 0, (ready.revents & POLLOUT) != 0);
    TRY(mq_unlink("/q"));
    return 0;
}
