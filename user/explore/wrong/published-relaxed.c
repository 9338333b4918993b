/* SPDX-License-Identifier: MIT */
/* The flag says that the data is there, but the store of it orders nothing. */
#include <pthread.h>
#include <stdatomic.h>

static atomic_int ready;
static int data;

static void *
fill(void *unused)
{
    data = 42;
    atomic_store_explicit(&ready, 1, memory_order_relaxed); /* should be memory_order_release */
    return unused;
}

int
main(void)
{
    pthread_t t;
    int seen = 0;

    pthread_create(&t, NULL, fill, NULL);
    if (atomic_load_explicit(&ready, memory_order_acquire))
        seen = data;
    pthread_join(t, NULL);
    return seen != 0 && seen != 42;
}
