/* SPDX-License-Identifier: MIT */
/* The state is two bits, each set by one side; whoever finds the other one's bit set frees. */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

enum { IS_DETACHED = 1, HAS_ENDED = 2 };      /* bits of a state */

/* Waits until the kernel is done with the thread's memory, or until the deadline. */
static int
wait_for_end(struct heddle_thread *thread, clockid_t clock, const struct timespec *deadline)
{
	uint32_t tid;

	while ((tid = __atomic_load_n(&thread->tid, __ATOMIC_ACQUIRE))) {
		int error = __futex_wait(&thread->tid, tid, clock, deadline);

		if (error == ETIMEDOUT || error == EINVAL)
			return error;
	}
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
	thread->state = attributes->detached ? IS_DETACHED : 0;
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
	if (__atomic_fetch_or(&self->state, HAS_ENDED, __ATOMIC_ACQ_REL) & IS_DETACHED)
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
	if (__atomic_load_n(&thread->state, __ATOMIC_ACQUIRE) & IS_DETACHED)
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
	struct timespec past = { 0, 1 };
	int error = pthread_clockjoin_np(thread, result, CLOCK_MONOTONIC, &past);

	return error == ETIMEDOUT ? EBUSY : error;
}

int
pthread_detach(pthread_t thread)
{
	uint32_t was = __atomic_fetch_or(&thread->state, IS_DETACHED, __ATOMIC_ACQ_REL);

	if (was & IS_DETACHED)
		return EINVAL;
	if (was & HAS_ENDED) {
		wait_for_end(thread, CLOCK_REALTIME, NULL);
		__stack_put(thread);
	}
	return 0;
}
