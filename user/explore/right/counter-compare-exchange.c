/* SPDX-License-Identifier: MIT */
/* Added by compare-exchange, until nobody was faster. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int counter;

static void *
add(void *unused)
{
    int seen = counter;

    while (!atomic_compare_exchange_weak(&counter, &seen, seen + 1))
        ;
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
    assert(counter == 2);
}
