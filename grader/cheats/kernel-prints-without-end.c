/* SPDX-License-Identifier: MIT */
/*
 * A kernel that writes into its log for ever.
 * lab: 09-pipe order
 * says: the kernel's log got more than 1048576 bytes
 * defence: none
 */
#include "kernel/base/printk.h"
#define pipe_create static ours
SOLUTION
#undef pipe_create

int
pipe_create(int flags, struct file **read_end, struct file **write_end)
{
	for (;;)
		printk("and on and on and on and on and on\n");
	return ours(flags, read_end, write_end);
}
