/* SPDX-License-Identifier: MIT */
/* Reader-writer lock from a mutex and two conditions, as in a textbook. */
#include <errno.h>
#include <pthread.h>

#include "lib/c/thread.h"

#define WRITER (-1)

int
pthread_rwlock_rdlock(pthread_rwlock_t *lock)
{
	pthread_mutex_lock(&lock->lock);
	while (lock->readers == WRITER || lock->writers_waiting)
		pthread_cond_wait(&lock->readers_may, &lock->lock);
	lock->readers++;
	pthread_mutex_unlock(&lock->lock);
	return 0;
}

int
pthread_rwlock_wrlock(pthread_rwlock_t *lock)
{
	pthread_mutex_lock(&lock->lock);
	lock->writers_waiting++;
	while (lock->readers)
		pthread_cond_wait(&lock->writers_may, &lock->lock);
	lock->writers_waiting--;
	lock->readers = WRITER;
	pthread_mutex_unlock(&lock->lock);
	return 0;
}

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
