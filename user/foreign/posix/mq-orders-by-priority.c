/* SPDX-License-Identifier: MIT */
/* mq_send(3): messages are placed in decreasing order of priority, newer ones after older ones of the same priority. */
#include "user/foreign/posix/see.h"
#include <mqueue.h>

int
main(void)
{
    struct mq_attr attributes = { .mq_maxmsg = 8, .mq_msgsize = 8 };
    mqd_t q = mq_open("/q", O_RDWR | O_CREAT, 0600, &attributes);
    static const unsigned priorities[] = { 1, 5, 1, 32767, 5, 0 };
    char bytes[8];
    unsigned priority;

    for (int i = 0; i < 6; i++) {
        bytes[0] = (char)('a' + i);
        DO(mq_send(q, bytes, 1, priorities[i]));
    }
    TRY(mq_send(q, bytes, 1, 32768));
    for (int i = 0; i < 6; i++) {
        DO(mq_receive(q, bytes, 8, &priority));
        see("%c %u\n", bytes[0], priority);
    }
    TRY(mq_unlink("/q"));
    return 0;
}
