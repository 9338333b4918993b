/* SPDX-License-Identifier: MIT */
/*
 * A right lock that makes the compiler write a hundred thousand warnings.
 * lab: 05-mutex states
 * says: too much output
 * defence: compile-output
 */
#if __INCLUDE_LEVEL__ == 0
SOLUTION
#endif
#if __INCLUDE_LEVEL__ < 17
#include "lib/conc/lock.c"
#include "lib/conc/lock.c"
#else
#warning This is one of a hundred and thirty thousand lines, each of which is long enough to fill the memory of whoever keeps them all.
#endif
