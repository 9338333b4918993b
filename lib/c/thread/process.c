/* SPDX-License-Identifier: MIT */
/* Threads and their process: how many it has, what a fork leaves of them; and what one has to do at its end. */
#include "lib/c/syscall.h"
#include "lib/c/thread.h"

unsigned __live_threads = 1;

void
__cleanup_push(struct __cleanup *entry, void (*function)(void *), void *argument)
{
	*entry = (struct __cleanup){ function, argument, __self()->cleanup };
	__self()->cleanup = entry;
}

void
__cleanup_pop(struct __cleanup *entry, int run)
{
	__self()->cleanup = entry->next;
	if (run)
		entry->function(entry->argument);
}

void
__thread_after_fork(void)
{
	struct heddle_thread *self = __self();

	self->tid = (uint32_t)sys(SYS_set_tid_address, &self->tid);
	self->robust_known = false;
	self->robust.list_op_pending = NULL;
	self->robust.list.next = &self->robust.list;    /* what is locked is the parent's */
	__live_threads = 1;
	__stack_after_fork();
	__semaphores_after_fork();
	__order_after_fork();
}
