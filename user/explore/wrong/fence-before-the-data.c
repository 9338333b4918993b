/* SPDX-License-Identifier: MIT */
/* A release fence orders what comes before it; the data is written behind it. */
#include <pthread.h>
#include <stdatomic.h>

static atomic_int ready;
static int data;

static void *
fill(void *unused)
{
    atomic_thread_fence(memory_order_release);
    data = 42; /* should come before the fence */
    atomic_store_explicit(&ready, 1, memory_order_relaxed);
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
