/* SPDX-License-Identifier: MIT */
/* One lock for what threads have in common.  The end of a thread is still the kernel's word. */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;  /* of all states, and of the number of threads */

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
	thread->state = attributes->detached ? THREAD_DETACHED : THREAD_JOINABLE;
	thread->function = function;
	thread->argument = argument;
	thread->scheduling = attributes->explicit_policy ? attributes : NULL;
	*result = thread;
	pthread_mutex_lock(&lock);
	__live_threads++;
	pthread_mutex_unlock(&lock);
	answer = __clone_thread(CLONE_THREAD_FLAGS, __tls_stack_top(thread), &thread->tid,
				&thread->tid, thread);
	/* it may have ended, and a detached one be gone, with its memory */
	error = answer < 0 ? (int)-answer : attributes->explicit_policy ? __policy_wait(thread) : 0;
	if (error) {
		pthread_mutex_lock(&lock);
		__live_threads--;
		pthread_mutex_unlock(&lock);
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
	pthread_mutex_lock(&lock);
	bool last = --__live_threads == 0, detached = self->state == THREAD_DETACHED;
	self->state = THREAD_ENDED;
	pthread_mutex_unlock(&lock);
	if (last)
		exit(0);
	if (detached)
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
	pthread_mutex_lock(&lock);
	error = thread->state == THREAD_DETACHED ? EINVAL : 0;
	pthread_mutex_unlock(&lock);
	if (error)
		return error;
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
	return pthread_gettid_np(thread) ? EBUSY : pthread_join(thread, result);
}

int
pthread_detach(pthread_t thread)
{
	pthread_mutex_lock(&lock);
	uint32_t state = thread->state;
	if (state == THREAD_JOINABLE)
		thread->state = THREAD_DETACHED;
	pthread_mutex_unlock(&lock);
	if (state == THREAD_JOINABLE)
		return 0;
	if (state == THREAD_DETACHED)
		return EINVAL;
	wait_for_end(thread, CLOCK_REALTIME, NULL);
	__stack_put(thread);
	return 0;
}
