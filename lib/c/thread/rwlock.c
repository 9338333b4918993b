/* SPDX-License-Identifier: MIT */
/*
 * Reader-writer lock from a mutex and two conditions, as in a textbook; but who finds a writer in it sleeps on the word
 * with that writer's tid, so that the kernel knows for whom (its deadlock detector: sync/deadlock.c).
 */
#include <errno.h>
#include <heddle.h>
#include <limits.h>
#include <pthread.h>

#include "lib/c/thread.h"

/* Under the lock's mutex, which it gives up meanwhile: until the state may be another. */
static int
wait_for_change(pthread_rwlock_t *lock, pthread_cond_t *may, clockid_t clock, const struct timespec *deadline)
{
	unsigned writer;
	int error;

	if (!lock->writer)
		return pthread_cond_clockwait(may, &lock->lock, clock, deadline);
	writer = lock->writer |= FUTEX_WAITERS;
	pthread_mutex_unlock(&lock->lock);
	__heddle_waiting(&lock->writer);
	error = __futex_wait(&lock->writer, writer, clock, deadline);
	__heddle_waiting(NULL);
	pthread_mutex_lock(&lock->lock);
	return error == ETIMEDOUT || error == EINVAL ? error : 0;
}

int
pthread_rwlock_clockrdlock(pthread_rwlock_t *lock, clockid_t clock, const struct timespec *deadline)
{
	int error = 0;

	pthread_mutex_lock(&lock->lock);
	while (!error && (lock->writer || lock->writers_waiting))
		error = wait_for_change(lock, &lock->readers_may, clock, deadline);
	if (!error)
		lock->readers++;
	pthread_mutex_unlock(&lock->lock);
	return error;
}

int
pthread_rwlock_clockwrlock(pthread_rwlock_t *lock, clockid_t clock, const struct timespec *deadline)
{
	int error = 0;

	pthread_mutex_lock(&lock->lock);
	lock->writers_waiting++;
	while (!error && (lock->writer || lock->readers))
		error = wait_for_change(lock, &lock->writers_may, clock, deadline);
	lock->writers_waiting--;
	if (!error)
		lock->writer = __self()->tid;
	else if (!lock->writers_waiting && !lock->writer)
		pthread_cond_broadcast(&lock->readers_may); /* they waited only for us */
	else if (!lock->readers && !lock->writer)
		pthread_cond_signal(&lock->writers_may); /* the signal may have been ours */
	pthread_mutex_unlock(&lock->lock);
	return error;
}

#define WITH_CLOCK(kind) \
	int \
	pthread_rwlock_timed##kind(pthread_rwlock_t *lock, const struct timespec *deadline) \
	{ \
		return pthread_rwlock_clock##kind(lock, CLOCK_REALTIME, deadline); \
	} \
	int \
	pthread_rwlock_##kind(pthread_rwlock_t *lock) \
	{ \
		return pthread_rwlock_clock##kind(lock, CLOCK_REALTIME, NULL); \
	}

WITH_CLOCK(rdlock)
WITH_CLOCK(wrlock)

int
pthread_rwlock_tryrdlock(pthread_rwlock_t *lock)
{
	int result = EBUSY;

	pthread_mutex_lock(&lock->lock);
	if (!lock->writer && !lock->writers_waiting) {
		lock->readers++;
		result = 0;
	}
	pthread_mutex_unlock(&lock->lock);
	return result;
}

int
pthread_rwlock_trywrlock(pthread_rwlock_t *lock)
{
	int result = EBUSY;

	pthread_mutex_lock(&lock->lock);
	if (!lock->writer && !lock->readers) {
		lock->writer = __self()->tid;
		result = 0;
	}
	pthread_mutex_unlock(&lock->lock);
	return result;
}

int
pthread_rwlock_unlock(pthread_rwlock_t *lock)
{
	bool sleepers;

	pthread_mutex_lock(&lock->lock);
	sleepers = lock->writer & FUTEX_WAITERS;
	if (lock->writer)
		lock->writer = 0;
	else
		lock->readers--;
	if (sleepers)
		__futex_wake(&lock->writer, INT_MAX);
	if (lock->readers == 0 && lock->writers_waiting)
		pthread_cond_signal(&lock->writers_may);
	else if (lock->readers == 0)
		pthread_cond_broadcast(&lock->readers_may);
	pthread_mutex_unlock(&lock->lock);
	return 0;
}

int
pthread_rwlock_init(pthread_rwlock_t *lock, const pthread_rwlockattr_t *attributes)
{
	(void)attributes;
	*lock = (pthread_rwlock_t)PTHREAD_RWLOCK_INITIALIZER;
	return 0;
}

int
pthread_rwlock_destroy(pthread_rwlock_t *lock)
{
	return lock->readers ? EBUSY : 0;
}

ONLY_SHARED_ATTRIBUTE(rwlockattr)
