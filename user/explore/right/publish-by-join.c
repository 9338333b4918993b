/* SPDX-License-Identifier: MIT */
/* What a thread wrote is read after it was joined. */
#include <assert.h>
#include <pthread.h>

static int data;

static void *
fill(void *unused)
{
    data = 42;
    return unused;
}

int
main(void)
{
    pthread_t a;

    pthread_create(&a, NULL, fill, NULL);
    pthread_join(a, NULL);
    assert(data == 42);
}
