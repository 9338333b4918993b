/* SPDX-License-Identifier: MIT */
/*
 * Lock of three words: held, how many wait, and a number that each release changes.
 * Waiters sleep on the number: if a release comes between looking and sleeping, the number has
 * changed and futex_wait returns at once.
 */
#include <conc/futex.h>
#include <conc/lock.h>

#include <errno.h>

enum { HELD, WAITING, NUMBER };

void
lock_init(struct lock *l)
{
    for (int i = 0; i < 4; i++) {
        atomic_store(&l->word[i], 0);
    }
}

int
lock_try_acquire(struct lock *l)
{
    uint32_t free = 0;
    return atomic_compare_exchange_strong(&l->word[HELD], &free, 1) ? 0 : -EAGAIN;
}

int
lock_acquire_timeout(struct lock *l, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    int r = lock_try_acquire(l);
    if (r == 0 || timeout == 0) {
        return r;
    }
    atomic_fetch_add(&l->word[WAITING], 1);
    for (;;) {
        uint32_t number = atomic_load(&l->word[NUMBER]);
        r = lock_try_acquire(l);
        if (r == 0) {
            break;
        }
        r = futex_wait(&l->word[NUMBER], number, deadline);
        if (r == -ETIMEDOUT) {
            break;
        }
    }
    atomic_fetch_sub(&l->word[WAITING], 1);
    return r;
}

void
lock_acquire(struct lock *l)
{
    lock_acquire_timeout(l, TIMEOUT_FOREVER);
}

int
lock_release(struct lock *l)
{
    if (atomic_exchange(&l->word[HELD], 0) == 0) {
        return -EPERM;
    }
    atomic_fetch_add(&l->word[NUMBER], 1);
    if (atomic_load(&l->word[WAITING]) > 0) {
        futex_wake(&l->word[NUMBER], 1);
    }
    return 0;
}

bool
lock_locked(struct lock *l)
{
    return atomic_load(&l->word[HELD]) != 0;
}
