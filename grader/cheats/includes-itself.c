/* SPDX-License-Identifier: MIT */
/*
 * Includes itself, without end.
 * lab: 05-mutex states
 * says: In file included from
 * defence: none
 */
#include "lib/conc/lock.c"
