/* SPDX-License-Identifier: MIT */
/* One of the two takes another lock. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER, other = PTHREAD_MUTEX_INITIALIZER;
static int counter;

static void *
right(void *unused)
{
    pthread_mutex_lock(&lock);
    counter++;
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *
wrong(void *unused)
{
    pthread_mutex_lock(&other);
    counter++;
    pthread_mutex_unlock(&other);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, right, NULL);
    pthread_create(&b, NULL, wrong, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(counter == 2);
}
