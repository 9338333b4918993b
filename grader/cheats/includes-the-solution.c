/* SPDX-License-Identifier: MIT */
/*
 * Includes our answer from the tree.
 * lab: 05-mutex states
 * says: lib/conc/lock.c
 * defence: includes compile-root
 */
#include "@TREE@/lib/conc/lock.c"
