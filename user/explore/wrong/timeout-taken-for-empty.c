/* SPDX-License-Identifier: MIT */
/* A receive whose time is up is taken for an empty queue; the message is only late. */
#include <assert.h>
#include <fcntl.h>
#include <mqueue.h>
#include <pthread.h>
#include <time.h>

static mqd_t queue;
static int received;

static void *
receive(void *unused)
{
    struct timespec until;
    char text[8];

    clock_gettime(CLOCK_REALTIME, &until);
    until.tv_sec++;
    while (mq_timedreceive(queue, text, sizeof(text), NULL, &until) > 0)
        received++;
    return unused;
}

int
main(void)
{
    struct mq_attr few = { .mq_maxmsg = 4, .mq_msgsize = 8 };
    pthread_t a;

    queue = mq_open("/late", O_RDWR | O_CREAT, 0600, &few);
    pthread_create(&a, NULL, receive, NULL);
    mq_send(queue, "one", 3, 0);
    mq_send(queue, "two", 3, 0);
    pthread_join(a, NULL);
    mq_unlink("/late");
    assert(received == 2);
}
