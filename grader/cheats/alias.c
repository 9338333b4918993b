/* SPDX-License-Identifier: MIT */
/*
 * The same fork, another name of a static function.
 * lab: 05-mutex states
 * says: an attribute
 * defence: attribute visible complete made
 */
STARTER

static int
forged(void)
{
    return 1;
}

int fork(void) __attribute__((alias("forged")));
