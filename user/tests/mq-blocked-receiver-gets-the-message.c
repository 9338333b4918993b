/* SPDX-License-Identifier: MIT */
/* A process blocked in receive gets what another sends; a blocked sender goes on when there is room. */
#include "queue.h"

static mqd_t queue;

static void
echo(void)
{
    char text[8];

    for (int i = 0; i < 100; i++) {
        CHECK_EQ(mq_receive(queue, text, sizeof(text), NULL), 1);
        CHECK_EQ(text[0], i);
    }
}

int
main(void)
{
    pid_t child;

    queue = open_queue(3, 8, 0);
    child = start(echo);
    for (char i = 0; i < 100; i++)
        CHECK_EQ(mq_send(queue, &i, 1, 0), 0);
    CHECK_EQ(wait_status(child), EXITED(0));
    return 0;
}
