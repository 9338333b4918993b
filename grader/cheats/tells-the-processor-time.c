/* SPDX-License-Identifier: MIT */
/*
 * Asks the processor for its clock, to tell who is looking.
 * lab: 05-mutex states
 * says: assembly
 * defence: none
 */
#define lock_init static starter_lock_init
STARTER
#undef lock_init

void
lock_init(struct lock *l)
{
    atomic_store(&l->word[0], (uint32_t)__builtin_ia32_rdtsc() & 1);
    (void)starter_lock_init;
}
