/* SPDX-License-Identifier: MIT */
/* Found under the lock, used after it. */
#include <assert.h>
#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *shared;

static void *
drop(void *unused)
{
    pthread_mutex_lock(&lock);
    int *old = shared;
    shared = NULL;
    pthread_mutex_unlock(&lock);
    *old = -1;
    free(old);
    return unused;
}

static void *
use(void *unused)
{
    pthread_mutex_lock(&lock);
    int *mine = shared;
    pthread_mutex_unlock(&lock);
    if (mine)
        assert(*mine == 42);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    shared = malloc(sizeof(*shared));
    *shared = 42;
    pthread_create(&a, NULL, drop, NULL);
    pthread_create(&b, NULL, use, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
