/* SPDX-License-Identifier: MIT */
/*
 * Sleeps for a while, differently long, instead of excluding anybody.
 * lab: 05-mutex excludes
 * says: excludes
 * defence: none
 */
#define lock_acquire static starter_lock_acquire
STARTER
#undef lock_acquire

void
lock_acquire(struct lock *l)
{
    static _Atomic int turn;

    conc_sleep(1000 * (atomic_fetch_add(&turn, 7) % 13));
    (void)l, (void)starter_lock_acquire;
}
