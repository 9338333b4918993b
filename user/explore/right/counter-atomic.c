/* SPDX-License-Identifier: MIT */
/* One atomic addition. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int counter;

static void *
add(void *unused)
{
    for (int i = 0; i < 3; i++)
        atomic_fetch_add_explicit(&counter, 1, memory_order_relaxed);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, add, NULL);
    pthread_create(&b, NULL, add, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
    assert(counter == 6);
}
