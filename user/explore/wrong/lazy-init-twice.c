/* SPDX-License-Identifier: MIT */
/* An atomic flag, tested and then set: both find it down. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int ready, times;

static void *
get(void *unused)
{
    if (!ready) {
        assert(times++ == 0);
        ready = 1;
    }
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
