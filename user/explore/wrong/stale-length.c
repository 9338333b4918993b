/* SPDX-License-Identifier: MIT */
/* The length is read under the lock, and used when the list has become shorter. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int items[2] = { 1, 2 }, count = 2;

static void *
drop(void *unused)
{
    pthread_mutex_lock(&lock);
    items[--count] = 0;
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *
last(void *unused)
{
    pthread_mutex_lock(&lock);
    int n = count;
    pthread_mutex_unlock(&lock);
    pthread_mutex_lock(&lock);
    assert(items[n - 1] != 0);
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, drop, NULL);
    pthread_create(&b, NULL, last, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
