/* SPDX-License-Identifier: MIT */
/* A driver is stopped between the test and the reference (Qadeer, Wu: KISS, PLDI 2004). */
#include <assert.h>
#include <pthread.h>
#include <stdatomic.h>

static atomic_int pending = 1, stopping, stopped;

static void
leave(void)
{
    if (--pending == 0)
        stopped = 1;
}

static void *
add(void *unused)
{
    if (!stopping) {
        pending++;
        assert(!stopped);
        leave();
    }
    return unused;
}

static void *
stop(void *unused)
{
    stopping = 1;
    leave();
    return unused;
}

int
main(void)
{
    pthread_t a, b;

    pthread_create(&a, NULL, add, NULL);
    pthread_create(&b, NULL, stop, NULL);
    pthread_join(a, NULL);
    pthread_join(b, NULL);
}
