/* SPDX-License-Identifier: MIT */
/*
 * Lock on one futex word.  Contracts in lock.h.
 *
 * word[0] has three kinds of value (Linux's layout for robust futexes, so the kernel can read it too):
 *
 *     0               free
 *     T               held by thread T, nobody sleeps on it
 *     T | WAITERS     held by thread T, somebody may sleep on it: the release must wake one
 *
 *               cas 0 -> T                     cas T -> T|WAITERS, then futex_wait
 *     [free] ---------------> [held by T] ------------------------------> [held, waiters]
 *       ^                          |                                             |
 *       +---- exchange -> 0 -------+---------- exchange -> 0, wake one ----------+
 *
 * A thread that has slept takes the free lock as T|WAITERS, not as T.  It cannot know whether others
 * still sleep, and the release that woke it has erased the mark:
 *
 *     A (holder)        B (asleep)          C (asleep)
 *     word = 0
 *     wake one -------> runs
 *                       word = B            the mark is lost
 *                       word = 0, no wake   C sleeps for ever
 *
 * With B|WAITERS the last release wakes nobody, once, for nothing; that is the price.
 */
#include <conc/futex.h>
#include <conc/lock.h>

#include <errno.h>

#define WAITERS FUTEX_WORD_WAITERS

void
lock_init(struct lock *l)
{
    atomic_store(&l->word[0], 0);
}

static bool
take(struct lock *l, uint32_t as)
{
    uint32_t free = 0;
    return atomic_compare_exchange_strong(&l->word[0], &free, as);
}

/* Set the WAITERS mark on the value seen.  False if the word is no longer what was seen. */
static bool
mark_waiters(struct lock *l, uint32_t *seen)
{
    if ((*seen & WAITERS) == 0) {
        if (!atomic_compare_exchange_strong(&l->word[0], seen, *seen | WAITERS)) {
            return false;
        }
        *seen |= WAITERS;
    }
    return true;
}

int
lock_acquire_timeout(struct lock *l, int64_t timeout)
{
    uint32_t me = futex_own_id();
    if (take(l, me)) {
        return 0;
    }
    if (timeout == 0) {
        return -EAGAIN;
    }
    int64_t deadline = conc_deadline(timeout);
    while (!take(l, me | WAITERS)) {
        uint32_t seen = atomic_load(&l->word[0]);
        if (seen == 0 || !mark_waiters(l, &seen)) {
            continue;
        }
        if (futex_wait_owner(&l->word[0], seen, deadline) == -ETIMEDOUT) {
            return -ETIMEDOUT;
        }
    }
    return 0;
}

void
lock_acquire(struct lock *l)
{
    lock_acquire_timeout(l, TIMEOUT_FOREVER);
}

int
lock_try_acquire(struct lock *l)
{
    return lock_acquire_timeout(l, 0);
}

int
lock_release(struct lock *l)
{
    uint32_t was = atomic_exchange(&l->word[0], 0);
    if (was == 0) {
        return -EPERM;
    }
    if (was & WAITERS) {
        futex_wake(&l->word[0], 1);
    }
    return 0;
}

bool
lock_locked(struct lock *l)
{
    return atomic_load(&l->word[0]) != 0;
}
