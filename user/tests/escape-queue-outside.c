/* SPDX-License-Identifier: MIT */
/* Reads from a message queue outside, whose name no root directory hides. Defence: a user of its own. */
#include "escape.h"

#include <mqueue.h>

ESCAPE("user");
void
prepare(void)
{
    mqd_t queue = mq_open("/escape", O_RDWR | O_CREAT, 0600, NULL);

    CHECK(queue != (mqd_t)-1);
    CHECK_OK(mq_send(queue, WORD, sizeof(WORD), 0));
}

int
judge(int status)
{
    CHECK_OK(mq_unlink("/escape"));
    return status == ESCAPED;
}

int
attempt(char **arguments)
{
    static char text[8192];

    return caught_unless(mq_receive(mq_open("/escape", O_RDONLY), text, sizeof(text), NULL) > 0);
}
