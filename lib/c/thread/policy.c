/* SPDX-License-Identifier: MIT */
/*
 * A thread that is to start under a policy of its own takes it itself, before anything else; if it cannot, it ends and
 * its creator is told why.  If it can, it goes on only when its creator has looked: one that is detached may be gone
 * soon, with the memory in which the answer lies.
 *
 *     creator                          thread
 *                                      started: UNKNOWN -> DONE
 *     reads start_error
 *     started: DONE -> SEEN
 *                                      runs, ends, is unmapped
 */
#include "lib/c/syscall.h"
#include "lib/c/thread.h"

static void
await_change(uint32_t *word, uint32_t from)
{
	while (__atomic_load_n(word, __ATOMIC_ACQUIRE) == from)
		__futex_wait(word, from, CLOCK_REALTIME, NULL);
}

/* The wake needs only the address: the word may be gone by then. */
static void
tell(uint32_t *word, uint32_t what)
{
	__atomic_store_n(word, what, __ATOMIC_RELEASE);
	__futex_wake(word, 1);
}

int
__policy_wait(struct heddle_thread *thread)
{
	int error;
	uint32_t tid;

	await_change(&thread->started, START_UNKNOWN);
	error = thread->start_error;
	if (!error)
		tell(&thread->started, START_SEEN);
	else
		while ((tid = __atomic_load_n(&thread->tid, __ATOMIC_ACQUIRE)))
			__futex_wait(&thread->tid, tid, CLOCK_REALTIME, NULL);
	return error;
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
	tell(&self->started, START_DONE);
	while (error)
		sys(SYS_exit, 0);
	await_change(&self->started, START_DONE);
}
