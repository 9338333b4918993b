/* SPDX-License-Identifier: MIT */
/*
 * Includes what the system tells of itself: a compiler reads as much of it as its size says, which is nothing.
 * lab: 05-mutex states
 * says: /proc/version is included
 * defence: none
 */
STARTER

#include "/proc/version"
