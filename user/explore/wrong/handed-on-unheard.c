/* SPDX-License-Identifier: MIT */
/* A third thread sees the second one's store, who has not heard of what the first has done. */
#include <pthread.h>
#include <stdatomic.h>

static atomic_int stage;
static int data;

static void *
first(void *unused)
{
    data = 42;
    atomic_store_explicit(&stage, 1, memory_order_release);
    return unused;
}

static void *
second(void *unused)
{
    while (atomic_load_explicit(&stage, memory_order_relaxed) != 1) /* should be memory_order_acquire */
        ;
    atomic_store_explicit(&stage, 2, memory_order_release);
    return unused;
}

int
main(void)
{
    pthread_t a, b;
    int seen;

    pthread_create(&a, NULL, first, NULL);
    pthread_create(&b, NULL, second, NULL);
    while (atomic_load_explicit(&stage, memory_order_acquire) != 2)
        ;
    seen = data;
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    return seen != 42;
}
