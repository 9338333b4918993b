/* SPDX-License-Identifier: MIT */
/* The count is dropped, and then read: both see 0, and both free. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int references = 2, freed;

static void *
drop(void *unused)
{
    references--;
    if (references == 0)
        assert(freed++ == 0);
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, drop, NULL);
    pthread_create(&b, NULL, drop, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
