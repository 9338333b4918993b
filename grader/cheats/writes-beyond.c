/* SPDX-License-Identifier: MIT */
/*
 * Writes far beyond the struct.
 * lab: 05-mutex states
 * says: lock
 * defence: none
 */
#define lock_init static starter_lock_init
STARTER
#undef lock_init

void
lock_init(struct lock *l)
{
    for (int i = 0; i < 100000; i++)
        ((volatile char *)l)[i] = 1;
    (void)starter_lock_init;
}
