/* SPDX-License-Identifier: MIT */
/*
 * A fork of its own, with which the harness believes that its child has ended well, and there is none.
 * lab: 05-mutex states
 * says: fork is visible outside its file
 * defence: visible complete made
 */
STARTER

int fork(void);

int
fork(void)
{
    return 1;
}
