/* SPDX-License-Identifier: MIT */
/* A signal before the wait is gone for good. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t done = PTHREAD_COND_INITIALIZER;

static void *
work(void *unused)
{
    pthread_mutex_lock(&lock);
    pthread_cond_signal(&done);
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a;

    pthread_create(&a, NULL, work, NULL);
    pthread_mutex_lock(&lock);
    pthread_cond_wait(&done, &lock);
    pthread_mutex_unlock(&lock);
    pthread_join(a, NULL);
}
