/* SPDX-License-Identifier: MIT */
/*
 * Condition variables: a sequence number that every signal changes. A waiter reads it
 * while it still holds the mutex and sleeps only as long as it has not changed:
 *
 *      waiter                                  signaller
 *      holds mutex, s = sequence
 *      unlocks mutex
 *                                              (locks mutex, changes the state)
 *                                              sequence++, FUTEX_WAKE
 *      FUTEX_WAIT(sequence == s)  -> it is not: returns at once, nothing lost
 *
 * (After exactly 2^32 signals in that gap it would be lost; we accept that.)
 */
#include <errno.h>
#include <pthread.h>

#include "lib/c/thread.h"

int
pthread_cond_clockwait(pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock,
		       const struct timespec *deadline)
{
	uint32_t sequence = __atomic_load_n(&condition->sequence, __ATOMIC_ACQUIRE);
	int error, lock_error = pthread_mutex_unlock(mutex);

	if (lock_error)
		return lock_error;
	error = __futex_wait(&condition->sequence, sequence, clock, deadline);
	lock_error = pthread_mutex_lock(mutex);
	if (lock_error)
		return lock_error;
	return error == ETIMEDOUT || error == EINVAL ? error : 0;
}

int
pthread_cond_timedwait(pthread_cond_t *condition, pthread_mutex_t *mutex,
		       const struct timespec *deadline)
{
	return pthread_cond_clockwait(condition, mutex, condition->clock, deadline);
}

int
pthread_cond_wait(pthread_cond_t *condition, pthread_mutex_t *mutex)
{
	return pthread_cond_timedwait(condition, mutex, NULL);
}

static int
wake(pthread_cond_t *condition, int count)
{
	__atomic_add_fetch(&condition->sequence, 1, __ATOMIC_ACQ_REL);
	__futex_wake(&condition->sequence, count);
	return 0;
}

int
pthread_cond_signal(pthread_cond_t *condition)
{
	return wake(condition, 1);
}

int
pthread_cond_broadcast(pthread_cond_t *condition)
{
	return wake(condition, INT_MAX);
}

int
pthread_cond_init(pthread_cond_t *condition, const pthread_condattr_t *attributes)
{
	*condition = (pthread_cond_t){ 0, attributes ? attributes->clock : CLOCK_REALTIME };
	return 0;
}

int
pthread_cond_destroy(pthread_cond_t *condition)
{
	(void)condition;
	return 0;
}

int
pthread_condattr_init(pthread_condattr_t *attributes)
{
	*attributes = (pthread_condattr_t){ CLOCK_REALTIME, PTHREAD_PROCESS_PRIVATE };
	return 0;
}

int
pthread_condattr_destroy(pthread_condattr_t *attributes)
{
	(void)attributes;
	return 0;
}

int
pthread_condattr_setclock(pthread_condattr_t *attributes, clockid_t clock)
{
	if (clock != CLOCK_REALTIME && clock != CLOCK_MONOTONIC)
		return EINVAL;
	attributes->clock = clock;
	return 0;
}

int
pthread_condattr_getclock(const pthread_condattr_t *attributes, clockid_t *clock)
{
	*clock = attributes->clock;
	return 0;
}

SHARED_ATTRIBUTE(condattr)
