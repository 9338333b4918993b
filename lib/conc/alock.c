/* SPDX-License-Identifier: MIT */
/* A lock for tasks.  Contracts in alock.h.  Who is woken takes the lock when it runs; until then newcomers see that somebody
 * waits, and wait behind. */
#include <conc/alock.h>
#include <conc/exception.h>

#include <stddef.h>

int
alock_acquire(struct alock *l)
{
    if (l->locked || awaiters_any(&l->waiters)) {
        int r = awaiters_wait(&l->waiters, NULL);
        if (r < 0) {
            if (!l->locked) {
                awaiters_wake_first(&l->waiters);
            }
            return r;
        }
    }
    l->locked = true;
    return 0;
}

int
alock_release(struct alock *l)
{
    if (!l->locked) {
        return exception_raise(-EPERM, "Lock is not acquired.");
    }
    l->locked = false;
    awaiters_wake_first(&l->waiters);
    return 0;
}

bool
alock_locked(struct alock *l)
{
    return l->locked;
}
