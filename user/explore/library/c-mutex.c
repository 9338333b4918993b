/* SPDX-License-Identifier: MIT */
/* pthread_mutex_t: one is inside, whoever waits gets in, a recursive one as often as its owner likes, and who gives up has it not. */
#include "threads.h"

#include <errno.h>
#include <time.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER, again;
static int count, nested;

static void *
locks(void *unused)
{
    assert(pthread_mutex_lock(&lock) == 0);
    count++;
    assert(pthread_mutex_unlock(&lock) == 0);
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
    if (error)
        return assert(error == ETIMEDOUT), unused;
    count++;
    assert(pthread_mutex_unlock(&lock) == 0);
    return unused;
}

static void *
locks_twice(void *unused)
{
    assert(pthread_mutex_lock(&again) == 0 && pthread_mutex_trylock(&again) == 0);
    nested++;
    assert(pthread_mutex_unlock(&again) == 0);
    nested++;
    assert(pthread_mutex_unlock(&again) == 0 && pthread_mutex_unlock(&again) == EPERM);
    return locks(unused);
}

int
main(void)
{
    pthread_mutexattr_t recursive;

    pthread_mutexattr_init(&recursive);
    pthread_mutexattr_settype(&recursive, PTHREAD_MUTEX_RECURSIVE);
    pthread_mutex_init(&again, &recursive);
    RUN(locks, locks_soon, locks_twice, locks_twice);
    assert(count >= 3 && nested == 4);
}
