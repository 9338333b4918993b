/* SPDX-License-Identifier: MIT */
/* main reads the result of a thread that it has not waited for. */
#include <assert.h>
#include <pthread.h>

static int result;

static void *
work(void *unused)
{
    result = 42;
    return unused;
}

int
main(void)
{
    pthread_t a;

    pthread_create(&a, NULL, work, NULL);
    assert(result == 42);
    pthread_join(a, NULL);
}
