/* SPDX-License-Identifier: MIT */
/* Sends to a full queue with the lock that the receiver takes first. */
#include <fcntl.h>
#include <mqueue.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static mqd_t queue;

static void *
receive(void *unused)
{
    char text[8];

    for (int i = 0; i < 2; i++) {
        pthread_mutex_lock(&lock);
        pthread_mutex_unlock(&lock);
        mq_receive(queue, text, sizeof(text), NULL);
    }
    return unused;
}

int
main(void)
{
    struct mq_attr one = { .mq_maxmsg = 1, .mq_msgsize = 8 };
    pthread_t a;

    queue = mq_open("/one", O_RDWR | O_CREAT, 0600, &one);
    pthread_create(&a, NULL, receive, NULL);
    for (int i = 0; i < 2; i++) {
        pthread_mutex_lock(&lock);
        mq_send(queue, "x", 1, 0);
        pthread_mutex_unlock(&lock);
    }
    pthread_join(a, NULL);
    mq_unlink("/one");
}
