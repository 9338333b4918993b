/* SPDX-License-Identifier: MIT */
/*
 * Does nothing in the first world, and would do the right thing in those that come after it.
 * lab: 05-mutex excludes
 * says: excludes
 * defence: none
 */
#define lock_acquire static solutions_lock_acquire
SOLUTION
#undef lock_acquire

void
lock_acquire(struct lock *l)
{
    static _Atomic int calls;

    if (atomic_fetch_add(&calls, 1) >= 400)
        solutions_lock_acquire(l);
}
