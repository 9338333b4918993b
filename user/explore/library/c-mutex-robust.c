/* SPDX-License-Identifier: MIT */
/* A robust mutex: one thread ends while it has it, and the next hears so, once; who repairs goes on, who does not has lost it for all. */
#include "threads.h"

#include <errno.h>
#include <stdbool.h>

static pthread_mutex_t lock, lost;
static bool broken;
static int count;

static void
enter(void)
{
    int error = pthread_mutex_lock(&lock);

    assert(error == (broken ? EOWNERDEAD : 0));
    broken = false;
    if (error)
        assert(pthread_mutex_consistent(&lock) == 0);
}

static void *
dies(void *unused)
{
    enter();
    broken = true;
    return unused;
}

static void *
repairs(void *unused)
{
    enter();
    count++;
    assert(pthread_mutex_unlock(&lock) == 0);
    return unused;
}

static void *
dies_for_good(void *unused)
{
    assert(pthread_mutex_lock(&lost) != EOWNERDEAD);
    return unused;
}

static void *
gives_up(void *unused)
{
    int error = pthread_mutex_lock(&lost);

    assert(error == 0 || error == EOWNERDEAD || error == ENOTRECOVERABLE);
    if (error != ENOTRECOVERABLE)
        assert(pthread_mutex_unlock(&lost) == 0);
    return unused;
}

int
main(void)
{
    pthread_mutexattr_t robust;

    pthread_mutexattr_init(&robust);
    pthread_mutexattr_setrobust(&robust, PTHREAD_MUTEX_ROBUST);
    pthread_mutex_init(&lock, &robust);
    pthread_mutex_init(&lost, &robust);
    RUN(dies, repairs, repairs);
    repairs(NULL);
    assert(count == 3);
    RUN(dies_for_good, gives_up, gives_up, gives_up);
    gives_up(NULL);
    assert(pthread_mutex_lock(&lost) == ENOTRECOVERABLE);
}
