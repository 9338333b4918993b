/* SPDX-License-Identifier: MIT */
/*
 * All locks are one, which is big.
 * lab: 05-mutex states
 * says: lock
 * defence: none
 */
#define lock_acquire static one_acquire
#define lock_release static one_release
#define lock_locked static one_locked
SOLUTION
#undef lock_acquire
#undef lock_release
#undef lock_locked

static struct lock one;

void
lock_acquire(struct lock *l)
{
    (void)l;
    one_acquire(&one);
}

int
lock_release(struct lock *l)
{
    (void)l;
    return one_release(&one);
}

bool
lock_locked(struct lock *l)
{
    (void)l;
    return one_locked(&one);
}
