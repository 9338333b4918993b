/* SPDX-License-Identifier: MIT */
/*
 * The same fork, weak: the linker takes what comes first.
 * lab: 05-mutex states
 * says: an attribute
 * defence: attribute visible complete made
 */
STARTER

__attribute__((weak)) int
fork(void)
{
    return 1;
}
