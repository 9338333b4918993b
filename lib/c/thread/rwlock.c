/* SPDX-License-Identifier: MIT */
/* Reader-writer lock from a mutex and two conditions, as in a textbook. */
#include <errno.h>
#include <pthread.h>

#include "lib/c/thread.h"

#define WRITER (-1)

int
pthread_rwlock_clockrdlock(pthread_rwlock_t *lock, clockid_t clock, const struct timespec *deadline)
{
	int error = 0;

	pthread_mutex_lock(&lock->lock);
	while (!error && (lock->readers == WRITER || lock->writers_waiting))
		error = pthread_cond_clockwait(&lock->readers_may, &lock->lock, clock, deadline);
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
	while (!error && lock->readers)
		error = pthread_cond_clockwait(&lock->writers_may, &lock->lock, clock, deadline);
	lock->writers_waiting--;
	if (!error)
		lock->readers = WRITER;
	else if (!lock->writers_waiting && lock->readers != WRITER)
		pthread_cond_broadcast(&lock->readers_may); /* they waited only for us */
	else if (!lock->readers)
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
	if (lock->readers != WRITER && !lock->writers_waiting) {
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
	if (!lock->readers) {
		lock->readers = WRITER;
		result = 0;
	}
	pthread_mutex_unlock(&lock->lock);
	return result;
}

int
pthread_rwlock_unlock(pthread_rwlock_t *lock)
{
	pthread_mutex_lock(&lock->lock);
	if (lock->readers == WRITER)
		lock->readers = 0;
	else
		lock->readers--;
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
