/* SPDX-License-Identifier: MIT */
/* Done is set before it is done. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int done;
static int size;

static void *
get(void *unused)
{
    if (atomic_exchange(&done, 1) == 0)
        size = 10;
    assert(size == 10);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, get, NULL);
    pthread_create(&b, NULL, get, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
