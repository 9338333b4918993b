/* SPDX-License-Identifier: MIT */
/* Joins, with the lock that the other needs. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static void *
work(void *unused)
{
    pthread_mutex_lock(&lock);
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a;

    pthread_create(&a, NULL, work, NULL);
    pthread_mutex_lock(&lock);
    pthread_join(a, NULL);
    pthread_mutex_unlock(&lock);
}
