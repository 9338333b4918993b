/* SPDX-License-Identifier: MIT */
/* A job is accepted when the worker has gone; who waits for it waits for ever. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int stopped, queued;

static void *
work(void *unused)
{
    pthread_mutex_lock(&lock);
    while (!stopped) {
        while (queued == 0 && !stopped)
            pthread_cond_wait(&changed, &lock);
        queued = 0;
        pthread_cond_broadcast(&changed);
    }
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *
submit(void *unused)
{
    pthread_mutex_lock(&lock);
    queued = 1;
    pthread_cond_broadcast(&changed);
    while (queued)
        pthread_cond_wait(&changed, &lock);
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, work, NULL);
    pthread_create(&b, NULL, submit, NULL);
    pthread_mutex_lock(&lock);
    stopped = 1;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
