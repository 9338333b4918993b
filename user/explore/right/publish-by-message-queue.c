/* SPDX-License-Identifier: MIT */
/* What was written before a message was sent is there for its receiver. */
#include <assert.h>
#include <fcntl.h>
#include <mqueue.h>
#include <pthread.h>

static mqd_t queue;
static int data;

static void *
fill(void *unused)
{
    data = 42;
    assert(mq_send(queue, "x", 1, 0) == 0);
    return unused;
}

static void *
use(void *unused)
{
    char text[8];

    assert(mq_receive(queue, text, sizeof(text), NULL) == 1);
    assert(data == 42);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    struct mq_attr few = { .mq_maxmsg = 4, .mq_msgsize = 8 };

    queue = mq_open("/news", O_RDWR | O_CREAT, 0600, &few);
    pthread_create(&a, NULL, use, NULL);
    pthread_create(&b, NULL, fill, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    mq_unlink("/news");
}
