/* SPDX-License-Identifier: MIT */
/* The pointer is read with acquire and set, last of all, with release. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int *_Atomic shared;

static int *
get(void)
{
    int *p = atomic_load_explicit(&shared, memory_order_acquire);

    if (!p) {
        pthread_mutex_lock(&lock);
        p = atomic_load_explicit(&shared, memory_order_relaxed);
        if (!p) {
            p = malloc(sizeof(*p));
            *p = 10;
            atomic_store_explicit(&shared, p, memory_order_release);
        }
        pthread_mutex_unlock(&lock);
    }
    return p;
}

static void *
look(void *unused)
{
    assert(*get() == 10);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, look, NULL);
    pthread_create(&b, NULL, look, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    free(get());
}
