/* SPDX-License-Identifier: MIT */
/* A reference is taken from a count that was 0 by then. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int references = 1, gone;

static void *
drop(void *unused)
{
    if (--references == 0)
        gone = 1;
    return unused;
}

static void *
get(void *unused)
{
    if (references > 0) {
        references++;
        assert(!gone);
    }
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, drop, NULL);
    pthread_create(&b, NULL, get, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
