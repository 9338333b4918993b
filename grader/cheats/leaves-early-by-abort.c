/* SPDX-License-Identifier: MIT */
/*
 * Ends it by what every lab allows.
 * lab: 05-mutex states
 * says: signal 6
 * defence: none
 */
#include <assert.h>

#define lock_init static starter_lock_init
STARTER
#undef lock_init

void
lock_init(struct lock *l)
{
    (void)l, (void)starter_lock_init;
    assert(!"ended");
}
