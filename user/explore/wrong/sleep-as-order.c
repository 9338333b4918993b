/* SPDX-License-Identifier: MIT */
/* Fifty microseconds are thought to be enough for the other's work. */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>
#include <unistd.h>

static atomic_int result;

static void *
work(void *unused)
{
    for (int i = 0; i < 100; i++)
        getppid();
    result = 42;
    return unused;
}

int
main(void)
{
    pthread_t a;

    pthread_create(&a, NULL, work, NULL);
    usleep(50);
    assert(result == 42);
    pthread_join(a, NULL);
}
