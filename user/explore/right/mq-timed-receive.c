/* SPDX-License-Identifier: MIT */
/* Two messages are received, however often the time is up. */
#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <mqueue.h>
#include <pthread.h>
#include <time.h>

static mqd_t queue;

static void *
receive(void *unused)
{
    struct timespec until;
    char text[8];

    for (int received = 0; received < 2;) {
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_sec++;
        if (mq_timedreceive(queue, text, sizeof(text), NULL, &until) > 0)
            received++;
        else
            assert(errno == ETIMEDOUT);
    }
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
}
