/* SPDX-License-Identifier: MIT */
/* A thread that is to start under a policy of its own takes it itself, before anything else; if it cannot, it ends and
 * its creator is told why. */
#include "lib/c/syscall.h"
#include "lib/c/thread.h"

int
__policy_wait(struct heddle_thread *thread)
{
	uint32_t tid;

	while (__atomic_load_n(&thread->started, __ATOMIC_ACQUIRE) == START_UNKNOWN)
		__futex_wait(&thread->started, START_UNKNOWN, CLOCK_REALTIME, NULL);
	if (thread->start_error)
		while ((tid = __atomic_load_n(&thread->tid, __ATOMIC_ACQUIRE)))
			__futex_wait(&thread->tid, tid, CLOCK_REALTIME, NULL);
	return thread->start_error;
}

/* From the wake-up on the creator may forget the attributes. */
void
__policy_take(struct heddle_thread *self)
{
	int error;

	if (!self->scheduling)
		return;
	error = (int)-sys(SYS_sched_setscheduler, 0, self->scheduling->policy, &self->scheduling->parameters);
	self->start_error = error;
	__atomic_store_n(&self->started, START_DONE, __ATOMIC_RELEASE);
	__futex_wake(&self->started, 1);
	while (error)
		sys(SYS_exit, 0);
}
