/* SPDX-License-Identifier: MIT */
/* Three, one of which puts two items: each wait looks again. */
#include <assert.h>
#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t more = PTHREAD_COND_INITIALIZER;
static int items;

static void *
take(void *unused)
{
    pthread_mutex_lock(&lock);
    while (items == 0)
        pthread_cond_wait(&more, &lock);
    items--;
    pthread_mutex_unlock(&lock);
    return unused;
}

static void *
put(void *unused)
{
    for (int i = 0; i < 2; i++) {
        pthread_mutex_lock(&lock);
        items++;
        pthread_cond_signal(&more);
        pthread_mutex_unlock(&lock);
    }
    return unused;
}

int
main(void)
{
    pthread_t t[3];

    pthread_create(&t[0], NULL, take, NULL);
    pthread_create(&t[1], NULL, put, NULL);
    pthread_create(&t[2], NULL, take, NULL);
    for (int i = 0; i < 3; i++)
        pthread_join(t[i], NULL);
    assert(items == 0);
}
