/* SPDX-License-Identifier: MIT */
/* A flag stored with release and loaded with acquire. */
#include <assert.h>
#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>

static atomic_int ready;
static int data;

static void *
fill(void *unused)
{
    data = 42;
    atomic_store_explicit(&ready, 1, memory_order_release);
    return unused;
}

static void *
use(void *unused)
{
    while (!atomic_load_explicit(&ready, memory_order_acquire))
        sched_yield();
    assert(data == 42);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, fill, NULL);
    pthread_create(&b, NULL, use, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
