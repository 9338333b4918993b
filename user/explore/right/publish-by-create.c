/* SPDX-License-Identifier: MIT */
/* What was written before a thread began is there for it. */
#include <assert.h>
#include <pthread.h>

static int data;

static void *
use(void *unused)
{
    assert(data == 42);
    return unused;
}

int
main(void)
{
    pthread_t a;

    data = 42;
    pthread_create(&a, NULL, use, NULL);
    pthread_join(a, NULL);
}
