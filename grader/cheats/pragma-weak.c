/* SPDX-License-Identifier: MIT */
/*
 * The same fork by a pragma.
 * lab: 05-mutex states
 * says: a #pragma
 * defence: pragma visible complete made
 */
STARTER

static int
forged(void)
{
    return 1;
}

int fork(void);
#pragma weak fork = forged
