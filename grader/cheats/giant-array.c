/* SPDX-License-Identifier: MIT */
/*
 * A right lock with two hundred megabytes of data.
 * lab: 05-mutex states
 * says: File size limit exceeded
 * defence: compile-file
 * pays: the initrd has 201 MiB
 */
#define lock_init static solutions_lock_init
SOLUTION
#undef lock_init

static volatile char much[200 << 20] = { 1 };

void
lock_init(struct lock *l)
{
    much[1] = 1;
    solutions_lock_init(l);
}
