/* SPDX-License-Identifier: MIT */
/* Each counts for itself; the sums are added at the end, under a lock. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static _Thread_local int mine;
static int sum;

static void *
count(void *unused)
{
    for (int i = 0; i < 3; i++)
        mine++;
    pthread_mutex_lock(&lock);
    sum += mine;
    pthread_mutex_unlock(&lock);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, count, NULL);
    pthread_create(&b, NULL, count, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(sum == 6);
}
