/* SPDX-License-Identifier: MIT */
/* A mutex with priority inheritance: one is inside, whoever waits gets in by the kernel, and who gives up has it not. */
#include "threads.h"

#include <errno.h>
#include <time.h>

static pthread_mutex_t lock;
static int count;

static void
leave(void)
{
    count++;
    assert(pthread_mutex_unlock(&lock) == 0);
}

static void *
locks(void *unused)
{
    assert(pthread_mutex_lock(&lock) == 0);
    leave();
    return unused;
}

static void *
locks_soon(void *unused)
{
    struct timespec end;
    int error;

    clock_gettime(CLOCK_REALTIME, &end);
    end.tv_sec++;
    error = pthread_mutex_timedlock(&lock, &end);
    assert(error == 0 || error == ETIMEDOUT);
    if (!error)
        leave();
    return unused;
}

static void *
tries(void *unused)
{
    int error = pthread_mutex_trylock(&lock);

    assert(error == 0 || error == EBUSY);
    if (!error)
        leave();
    return unused;
}

int
main(void)
{
    pthread_mutexattr_t inherit;

    pthread_mutexattr_init(&inherit);
    assert(pthread_mutexattr_setprotocol(&inherit, PTHREAD_PRIO_INHERIT) == 0);
    pthread_mutex_init(&lock, &inherit);
    RUN(locks, locks_soon, tries, locks);
    assert(count >= 2 && pthread_mutex_trylock(&lock) == 0 && pthread_mutex_unlock(&lock) == 0);
}
