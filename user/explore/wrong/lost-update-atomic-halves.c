/* SPDX-License-Identifier: MIT */
/* Each half is atomic; the two together are not. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int counter;

static void *
add(void *unused)
{
    int seen = atomic_load(&counter);

    atomic_store(&counter, seen + 1);
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
