/* SPDX-License-Identifier: MIT */
/* Tested and set in two steps. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int done, value;

static void *
set(void *v)
{
    if (!done) {
        assert(value == 0);
        value = v ? 1 : 2;
        done = 1;
    }
    return NULL;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, set, NULL);
    pthread_create(&b, NULL, set, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
