/* SPDX-License-Identifier: MIT */
/*
 * Starting, ending and joining threads.
 *
 * Yours to write.  What is here compiles and keeps no promise.  The handout says what there
 * is to build on; struct heddle_thread and the functions with two underscores are in
 * lib/c/thread.h.  The manual pages of the pthread functions are the contract.
 */
#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

#include "lib/c/syscall.h"
#include "lib/c/thread.h"

int
pthread_create(pthread_t *result, const pthread_attr_t *attributes,
	       void *(*function)(void *), void *argument)
{
	pthread_attr_t defaults;

	if (!attributes) {
		pthread_attr_init(&defaults);
		attributes = &defaults;
	}
	(void)result, (void)function, (void)argument;
	return EAGAIN;
}

/* Where a new thread begins, on its own stack; __clone_thread leads it here. */
_Noreturn void
__thread_main(struct heddle_thread *self)
{
	__policy_take(self);
	pthread_exit(NULL);
}

/* The calling thread ends. */
_Noreturn void
pthread_exit(void *result)
{
	(void)result;
	for (;;)
		sys(SYS_exit, 0);
}

/* The general one: the three below are this one with another deadline. */
int
pthread_clockjoin_np(pthread_t thread, void **result, clockid_t clock,
		     const struct timespec *deadline)
{
	(void)thread, (void)result, (void)clock, (void)deadline;
	return ENOSYS;
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
	(void)thread;
	return ENOSYS;
}
