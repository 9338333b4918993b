/* SPDX-License-Identifier: MIT */
/* Names: exclusive creation, missing names, removal while open; a queue opened to read cannot be written. */
#include "queue.h"

#define NAME "/test-names"

int
main(void)
{
    mqd_t queue = open_queue(2, 8, 0); /* skips where there are none */
    mqd_t reader;
    char text[8192];

    mq_close(queue);
    mq_unlink(NAME);
    CHECK_ERRNO(mq_open(NAME, O_RDONLY), ENOENT);
    queue = CHECK_OK(mq_open(NAME, O_WRONLY | O_CREAT | O_EXCL, 0600, NULL));
    CHECK_ERRNO(mq_open(NAME, O_WRONLY | O_CREAT | O_EXCL, 0600, NULL), EEXIST);
    reader = CHECK_OK(mq_open(NAME, O_RDONLY));
    CHECK_ERRNO(mq_send(reader, "x", 1, 0), EBADF);
    CHECK_ERRNO(mq_receive(queue, text, sizeof(text), NULL), EBADF);
    CHECK_OK(mq_unlink(NAME));
    CHECK_ERRNO(mq_unlink(NAME), ENOENT);
    CHECK_EQ(mq_send(queue, "x", 1, 0), 0);
    CHECK_EQ(mq_receive(reader, text, sizeof(text), NULL), 1);
    CHECK_OK(mq_close(queue));
    CHECK_ERRNO(mq_send(queue, "x", 1, 0), EBADF);
    return 0;
}
