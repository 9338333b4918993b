/* SPDX-License-Identifier: MIT */
/* Lock with two states, free (0) and held (1).  It does not know whether anybody waits, so each release wakes one. */
#include <conc/futex.h>
#include <conc/lock.h>

#include <errno.h>

void
lock_init(struct lock *l)
{
    atomic_store(&l->word[0], 0);
}

int
lock_acquire_timeout(struct lock *l, int64_t timeout)
{
    int64_t deadline = conc_deadline(timeout);
    while (atomic_exchange(&l->word[0], 1) != 0) {
        if (timeout == 0) {
            return -EAGAIN;
        }
        if (futex_wait(&l->word[0], 1, deadline) == -ETIMEDOUT) {
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
    if (atomic_exchange(&l->word[0], 0) == 0) {
        return -EPERM;
    }
    futex_wake(&l->word[0], 1);
    return 0;
}

bool
lock_locked(struct lock *l)
{
    return atomic_load(&l->word[0]) == 1;
}
