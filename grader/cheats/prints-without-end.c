/* SPDX-License-Identifier: MIT */
/*
 * A right lock that floods what is printed.
 * lab: 05-mutex states
 * says: it printed more than 1 MiB
 * defence: printed
 */
#include <stdio.h>

#define lock_init static solutions_lock_init
SOLUTION
#undef lock_init

void
lock_init(struct lock *l)
{
    static char much[300000];

    for (unsigned i = 0; i < sizeof much; i++)
        much[i] = 'x';
    fwrite(much, 1, sizeof much, stdout);
    solutions_lock_init(l);
}
