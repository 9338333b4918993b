/* SPDX-License-Identifier: MIT */
/* The error path returns without unlock. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int closed;

static void *
work(void *unused)
{
    pthread_mutex_lock(&lock);
    if (closed)
        return unused;
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *
close_it(void *unused)
{
    pthread_mutex_lock(&lock);
    closed = 1;
    pthread_mutex_unlock(&lock);
    pthread_mutex_lock(&lock);
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, work, NULL);
    pthread_create(&b, NULL, close_it, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
