/* SPDX-License-Identifier: MIT */
/* Both read, and both wait until no other reads. */
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int readers;

static void *
read_then_write(void *unused)
{
    pthread_mutex_lock(&lock);
    readers++;
    pthread_mutex_unlock(&lock);
    pthread_mutex_lock(&lock);
    while (readers > 1)
        pthread_cond_wait(&changed, &lock);
    readers--;
    pthread_cond_broadcast(&changed);
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, read_then_write, NULL);
    pthread_create(&b, NULL, read_then_write, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
