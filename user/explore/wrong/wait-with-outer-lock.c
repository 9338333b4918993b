/* SPDX-License-Identifier: MIT */
/* The wait lets the condition's lock go, but not the outer one, which the other needs first. */
#include <pthread.h>

static pthread_mutex_t outer = PTHREAD_MUTEX_INITIALIZER, inner = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t done = PTHREAD_COND_INITIALIZER;
static int ready;

static void *
await(void *unused)
{
    pthread_mutex_lock(&outer);
    pthread_mutex_lock(&inner);
    while (!ready)
        pthread_cond_wait(&done, &inner);
    pthread_mutex_unlock(&inner);
    pthread_mutex_unlock(&outer);
    return unused;
}

static void *
finish(void *unused)
{
    pthread_mutex_lock(&outer);
    pthread_mutex_lock(&inner);
    ready = 1;
    pthread_cond_signal(&done);
    pthread_mutex_unlock(&inner);
    pthread_mutex_unlock(&outer);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, finish, NULL);
    pthread_create(&b, NULL, await, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
