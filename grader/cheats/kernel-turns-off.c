/* SPDX-License-Identifier: MIT */
/*
 * A kernel that turns the machine off before the test can end.
 * lab: 09-pipe order
 * says: which this lab does not allow
 * defence: none
 */
STARTER

void machine_exit(int status);
void (*volatile kernel_end)(int) = machine_exit;
