/* SPDX-License-Identifier: MIT */
/* A number under a lock, and a word that changes whenever the number does. */
#include <conc/foreground.h>
#include <conc/futex.h>
#include <conc/time.h>

#include <pthread.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static uint32_t number;                 /* [lock] */
static _Atomic uint32_t changes;        /* [lock] to change */

static void
change(int by)
{
    pthread_mutex_lock(&lock);
    number += (uint32_t)by;
    atomic_fetch_add(&changes, 1);
    pthread_mutex_unlock(&lock);
    futex_wake(&changes, FUTEX_ALL);
}

void
foreground_enter(void)
{
    change(1);
}

void
foreground_leave(void)
{
    change(-1);
}

void
foreground_wait(bool caller_is_one)
{
    pthread_mutex_lock(&lock);
    while (number > (caller_is_one ? 1 : 0)) {
        uint32_t seen = atomic_load(&changes);
        pthread_mutex_unlock(&lock);
        futex_wait(&changes, seen, TIMEOUT_FOREVER);
        pthread_mutex_lock(&lock);
    }
    pthread_mutex_unlock(&lock);
}

void
foreground_after_fork(void)
{
    number = 0;
}
