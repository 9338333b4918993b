/* SPDX-License-Identifier: MIT */
/*
 * Starting and ending threads.
 *
 *      creator                         new thread                  joiner
 *      get stack, build TLS
 *      clone (kernel writes tid)
 *                                      __thread_main
 *                                      result = function(argument)
 *                                      state: JOINABLE -> ENDED
 *                                      exit (kernel: tid = 0, wake)
 *                                                                  sees tid == 0
 *                                                                  stack is free
 *
 * A detached thread has nobody to free its stack, so it does that itself, last of all.
 */
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

static unsigned live_threads = 1;       /* atomic: the last one to end exits */

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

/* Waits until a new thread has the policy it was made for; if it cannot, it ends. */
static int
wait_for_start(struct heddle_thread *thread)
{
	int error;

	while (__atomic_load_n(&thread->started, __ATOMIC_ACQUIRE) == START_UNKNOWN)
		__futex_wait(&thread->started, START_UNKNOWN, CLOCK_REALTIME, NULL);
	error = thread->start_error;
	if (error) {
		wait_for_end(thread, CLOCK_REALTIME, NULL);
		__atomic_sub_fetch(&live_threads, 1, __ATOMIC_RELAXED);
		__stack_put(thread);
	}
	return error;
}

int
pthread_create(pthread_t *result, const pthread_attr_t *attributes,
	       void *(*function)(void *), void *argument)
{
	pthread_attr_t defaults;
	struct heddle_thread *thread;
	int saved = errno;
	long answer;

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
	__atomic_add_fetch(&live_threads, 1, __ATOMIC_RELAXED);
	answer = __clone_thread(CLONE_THREAD_FLAGS, __tls_stack_top(thread), &thread->tid,
				&thread->tid, thread);
	if (answer < 0) {
		__atomic_sub_fetch(&live_threads, 1, __ATOMIC_RELAXED);
		__stack_put(thread);
		return answer == -ENOMEM ? EAGAIN : (int)-answer;
	}
	return attributes->explicit_policy ? wait_for_start(thread) : 0;
}

/* Before anything else in a thread with a policy of its own. From the wake-up on the
 * creator may forget the attributes. */
static void
start_as_told(struct heddle_thread *self)
{
	int error = (int)-sys(SYS_sched_setscheduler, 0, self->scheduling->policy,
			      &self->scheduling->parameters);

	self->start_error = error;
	__atomic_store_n(&self->started, START_DONE, __ATOMIC_RELEASE);
	__futex_wake(&self->started, 1);
	while (error)
		sys(SYS_exit, 0);
}

_Noreturn void
__thread_main(struct heddle_thread *self)
{
	if (self->scheduling)
		start_as_told(self);
	pthread_exit(self->function(self->argument));
}

/* From here on the kernel must not write into this thread's memory, nor may a signal
 * handler run: both would happen on a stack that is gone. */
static _Noreturn void
free_self_and_exit(struct heddle_thread *self)
{
	sigset_t all = ~(sigset_t)0;

	sys(SYS_rt_sigprocmask, SIG_SETMASK, &all, NULL, sizeof(all));
	sys(SYS_set_tid_address, NULL);
	if (self->robust_known)
		sys(SYS_set_robust_list, NULL, sizeof(self->robust));
	__unmap_and_exit(self->map, self->map_size);
}

_Noreturn void
pthread_exit(void *result)
{
	struct heddle_thread *self = __self();

	self->result = result;
	while (self->cleanup)
		__cleanup_pop(self->cleanup, 1);
	__run_key_destructors(self);
	if (__atomic_sub_fetch(&live_threads, 1, __ATOMIC_ACQ_REL) == 0)
		exit(0);
	if (__atomic_exchange_n(&self->state, THREAD_ENDED, __ATOMIC_ACQ_REL) ==
	    THREAD_DETACHED && self->map) {
		if (self->robust.list.next == &self->robust.list)
			free_self_and_exit(self);
		__stack_leave(self);    /* the kernel shall still find what it holds */
	}
	for (;;)
		sys(SYS_exit, 0);
}

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
	return pthread_gettid_np(thread) ? EBUSY : pthread_join(thread, result);
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

void
__thread_after_fork(void)
{
	struct heddle_thread *self = __self();

	self->tid = (uint32_t)sys(SYS_set_tid_address, &self->tid);
	self->robust_known = false;
	self->robust.list_op_pending = NULL;
	self->robust.list.next = &self->robust.list;    /* what is locked is the parent's */
	live_threads = 1;
	__stack_after_fork();
	__semaphores_after_fork();
	__order_after_fork();
}
