/* SPDX-License-Identifier: MIT */
/*
 * wait4 and waitid: finds a child that has something to tell, or sleeps until one has.
 *
 * Yours to write.  What is here compiles and keeps no promise.  The contract is process_wait's in
 * kernel/proc/exit.h; struct process in kernel/proc/process.h says which lock guards what.
 */
#include "kernel/abi/errno.h"
#include "kernel/abi/wait.h"
#include "kernel/base/panic.h"
#include "kernel/proc/exit.h"

long
process_wait(int which, uint32_t id, int options, struct wait_result *out)
{
	(void)which, (void)id, (void)options, (void)out;
	return -ENOSYS;
}
