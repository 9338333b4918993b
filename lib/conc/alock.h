/* SPDX-License-Identifier: MIT */
/*
 * Alock: asyncio.Lock, between the tasks of one loop.  Who waits is suspended; the thread goes on with others.
 *
 *     int r = alock_acquire(&lock);               async with lock:
 *     if (r < 0)
 *         return r;                               cancelled while waiting
 *     ... await something ...
 *     alock_release(&lock);
 *
 * Needed only where a task suspends in the middle: between two awaits nobody else of the loop runs.
 * A task that ends with it held leaves it held, until any other releases it.  One that is cancelled while it waits hands on what it
 * was given.
 * It is fair: who has waited longest is next.
 */
#pragma once

#include <conc/awaiters.h>

struct alock {
    bool locked;
    struct awaiters waiters;
};

#define ALOCK_INIT { 0 }

/* 0, or what was thrown at the waiting task. */
int alock_acquire(struct alock *l);

/* 0, or -EPERM if nobody holds it (RuntimeError). */
int alock_release(struct alock *l);

bool alock_locked(struct alock *l);
