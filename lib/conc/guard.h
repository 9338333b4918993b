/* SPDX-License-Identifier: MIT */
/*
 * LOCK_GUARD: what `with lock:` is in Python.  The lock is released when the block is left, by whatever way.
 *
 *     {
 *         LOCK_GUARD(&lock);
 *         if (out_of_range(i))
 *             return;                 released here
 *         work(i);
 *     }                               and here
 *
 * Made of the compiler's cleanup attribute: a function to call when a variable goes out of scope.
 */
#pragma once

#include <conc/lock.h>

static inline struct lock *
lock_guard_enter(struct lock *l)
{
    lock_acquire(l);
    return l;
}

static inline void
lock_guard_leave(struct lock **l)
{
    lock_release(*l);
}

#define LOCK_GUARD_JOIN(a, b) a##b
#define LOCK_GUARD_NAME(line) LOCK_GUARD_JOIN(lock_guard_, line)
#define LOCK_GUARD(l) \
    __attribute__((cleanup(lock_guard_leave), unused)) struct lock *LOCK_GUARD_NAME(__LINE__) = lock_guard_enter(l)
