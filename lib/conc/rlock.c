/* SPDX-License-Identifier: MIT */
/*
 * RLock: a plain lock, who has it, and how often.  Contracts in rlock.h.
 *
 * Reading `owner` without the lock is enough for the one question asked of it, "is it me?":
 * only I ever write my own id there, and I clear it before I let the lock go.
 */
#include <conc/futex.h>
#include <conc/rlock.h>

#include <errno.h>

static bool
mine(struct rlock *l)
{
    return atomic_load(&l->owner) == futex_own_id();
}

void
rlock_init(struct rlock *l)
{
    lock_init(&l->lock);
    atomic_store(&l->owner, 0);
    l->count = 0;
}

int
rlock_acquire_timeout(struct rlock *l, int64_t timeout)
{
    if (!mine(l)) {
        int r = lock_acquire_timeout(&l->lock, timeout);
        if (r < 0) {
            return r;
        }
        atomic_store(&l->owner, futex_own_id());
    }
    l->count++;
    return 0;
}

void
rlock_acquire(struct rlock *l)
{
    rlock_acquire_timeout(l, TIMEOUT_FOREVER);
}

int
rlock_try_acquire(struct rlock *l)
{
    return rlock_acquire_timeout(l, 0);
}

int
rlock_release(struct rlock *l)
{
    if (!mine(l)) {
        return -EPERM;
    }
    if (--l->count == 0) {
        atomic_store(&l->owner, 0);
        lock_release(&l->lock);
    }
    return 0;
}

uint32_t
rlock_count(struct rlock *l)
{
    return mine(l) ? l->count : 0;
}

void
rlock_set_name(struct rlock *l, const char *name)
{
    lock_set_name(&l->lock, name);
}
