/* SPDX-License-Identifier: MIT */
/* The flag goes up when only half is there; what comes behind it nothing orders. */
#include <pthread.h>
#include <stdatomic.h>

static atomic_int ready;
static int half, other;

static void *
fill(void *unused)
{
    half = 1;
    atomic_store_explicit(&ready, 1, memory_order_release);
    other = 1; /* should come before the store */
    return unused;
}

int
main(void)
{
    pthread_t t;

    pthread_create(&t, NULL, fill, NULL);
    while (!atomic_load_explicit(&ready, memory_order_acquire))
        ;
    half += other;
    pthread_join(t, NULL);
}
