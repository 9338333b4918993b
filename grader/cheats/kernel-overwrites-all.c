/* SPDX-License-Identifier: MIT */
/*
 * A kernel that overwrites all memory, itself too, and computes with what is left: it ends where it reaches the kernel's
 * text, which nobody may write.
 * lab: 09-pipe order
 * says: 0xffff800000100000, error 0x3, at pipe_create
 * defence: none
 */
#define pipe_create static ours
SOLUTION
#undef pipe_create

int
pipe_create(int flags, struct file **read_end, struct file **write_end)
{
	for (volatile uint64_t *p = phys_to_virt(0);; p++)
		*p = 0;
	return ours(flags, read_end, write_end);
}
