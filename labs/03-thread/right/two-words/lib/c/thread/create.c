/* SPDX-License-Identifier: MIT */
/*
 * Two words: the joiner sleeps on the state, which the thread sets at its end and wakes, and
 * then, a moment, until the kernel is done with the stack.  Before the end is known a thread
 * cannot be detached twice, for both sides change the state by compare and exchange.
 */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

/* Waits until the kernel is done with the thread's memory, or until the deadline. */
static int
wait_for_end(struct heddle_thread *thread, clockid_t clock, const struct timespec *deadline)
{
	uint32_t tid, state;

	while ((state = __atomic_load_n(&thread->state, __ATOMIC_ACQUIRE)) != THREAD_ENDED) {
		int error = __futex_wait(&thread->state, state, clock, deadline);

		if (error == ETIMEDOUT || error == EINVAL)
			return error;
	}
	while ((tid = __atomic_load_n(&thread->tid, __ATOMIC_ACQUIRE)))
		__futex_wait(&thread->tid, tid, CLOCK_REALTIME, NULL);
	return 0;
}

int
pthread_create(pthread_t *result, const pthread_attr_t *attributes,
	       void *(*function)(void *), void *argument)
{
	pthread_attr_t defaults;
	struct heddle_thread *thread;
	int saved = errno;
	long answer;
	int error;

	if (!attributes) {
		pthread_attr_init(&defaults);
		attributes = &defaults;
	}
	thread = __stack_get(attributes);
	errno = saved;
	if (!thread)
		return EAGAIN;
	thread->state = attributes->detached ? THREAD_DETACHED : THREAD_JOINABLE;
	thread->function = function;
	thread->argument = argument;
	thread->scheduling = attributes->explicit_policy ? attributes : NULL;
	*result = thread;
	__atomic_add_fetch(&__live_threads, 1, __ATOMIC_RELAXED);
	answer = __clone_thread(CLONE_THREAD_FLAGS, __tls_stack_top(thread), &thread->tid,
				&thread->tid, thread);
	/* it may have ended, and a detached one be gone, with its memory */
	error = answer < 0 ? (int)-answer : attributes->explicit_policy ? __policy_wait(thread) : 0;
	if (error) {
		__atomic_sub_fetch(&__live_threads, 1, __ATOMIC_RELAXED);
		__stack_put(thread);
	}
	return error == ENOMEM ? EAGAIN : error;
}

_Noreturn void
__thread_main(struct heddle_thread *self)
{
	__policy_take(self);
	pthread_exit(self->function(self->argument));
}

_Noreturn void
pthread_exit(void *result)
{
	struct heddle_thread *self = __self();

	self->result = result;
	while (self->cleanup)
		__cleanup_pop(self->cleanup, 1);
	__run_key_destructors(self);
	if (__atomic_sub_fetch(&__live_threads, 1, __ATOMIC_ACQ_REL) == 0)
		exit(0);
	if (__atomic_compare_exchange_n(&self->state, &(uint32_t){ THREAD_JOINABLE }, THREAD_ENDED, false,
					__ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
		__futex_wake(&self->state, 1);
	else
		__stack_exit(self);
	for (;;)
		sys(SYS_exit, 0);
}

int
pthread_clockjoin_np(pthread_t thread, void **result, clockid_t clock,
		     const struct timespec *deadline)
{
	int error;

	if (thread == __self())
		return EDEADLK;
	if (__atomic_load_n(&thread->state, __ATOMIC_ACQUIRE) == THREAD_DETACHED)
		return EINVAL;
	error = wait_for_end(thread, clock, deadline);
	if (error)
		return error;
	if (result)
		*result = thread->result;
	__stack_put(thread);
	return 0;
}

int
pthread_timedjoin_np(pthread_t thread, void **result, const struct timespec *deadline)
{
	return pthread_clockjoin_np(thread, result, CLOCK_REALTIME, deadline);
}

int
pthread_join(pthread_t thread, void **result)
{
	return pthread_clockjoin_np(thread, result, CLOCK_REALTIME, NULL);
}

int
pthread_tryjoin_np(pthread_t thread, void **result)
{
	return __atomic_load_n(&thread->state, __ATOMIC_ACQUIRE) == THREAD_JOINABLE ? EBUSY : pthread_join(thread, result);
}

int
pthread_detach(pthread_t thread)
{
	uint32_t state = THREAD_JOINABLE;

	if (__atomic_compare_exchange_n(&thread->state, &state, THREAD_DETACHED, false,
					__ATOMIC_ACQ_REL, __ATOMIC_ACQUIRE))
		return 0;
	if (state == THREAD_DETACHED)
		return EINVAL;
	wait_for_end(thread, CLOCK_REALTIME, NULL);
	__stack_put(thread);
	return 0;
}
