/* SPDX-License-Identifier: MIT */
/* The flag goes up before the data is there. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int ready;
static int data;

static void *
fill(void *unused)
{
    ready = 1;
    data = 42;
    return unused;
}

static void *
use(void *unused)
{
    if (ready)
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
