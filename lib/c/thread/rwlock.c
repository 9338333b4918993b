/* SPDX-License-Identifier: MIT */
/*
 * Reader-writer lock: a mutex over a few words, each the tid of a thread that is in the way.  Who cannot go on sleeps on the
 * word of one of those, so that the kernel knows for whom (its deadlock detector: sync/deadlock.c), and then looks again.
 */
#include <errno.h>
#include <heddle.h>
#include <limits.h>
#include <pthread.h>

#include "lib/c/thread.h"

#define SLOTS (sizeof(((pthread_rwlock_t *)0)->reader) / sizeof(unsigned))

/* Under the lock's mutex, which it gives up meanwhile: until the thread of that word is gone from it; or, of `readers`,
 * until one that has no word is. */
static int
sleep_on(pthread_rwlock_t *lock, unsigned *word, clockid_t clock, const struct timespec *deadline)
{
	bool counts = word == &lock->readers;
	unsigned seen = counts ? *word : (*word |= FUTEX_WAITERS);
	int error;

	pthread_mutex_unlock(&lock->lock);
	__heddle_waiting(counts ? NULL : word);
	error = __futex_wait(word, seen, clock, deadline);
	__heddle_waiting(NULL);
	pthread_mutex_lock(&lock->lock);
	return error == ETIMEDOUT || error == EINVAL ? error : 0;
}

static void
leave(unsigned *word)
{
	bool sleepers = *word & FUTEX_WAITERS;

	*word = 0;
	if (sleepers)
		__futex_wake(word, INT_MAX);
}

static void
enter_to_read(pthread_rwlock_t *lock)
{
	lock->readers++;
	for (unsigned i = 0; i < SLOTS; i++)
		if (!lock->reader[i]) {
			lock->reader[i] = __self()->tid;
			return;
		}
}

/* Its own word, or none if it had none; in a forked child, where the thread has another tid, any. */
static void
leave_as_reader(pthread_rwlock_t *lock)
{
	unsigned *own = NULL, *any = NULL, taken = 0;

	for (unsigned i = 0; i < SLOTS; i++)
		if (lock->reader[i]) {
			taken++;
			any = &lock->reader[i];
			if ((*any & ~FUTEX_WAITERS) == __self()->tid)
				own = any;
		}
	if (!own && taken == lock->readers)
		own = any;
	lock->readers--;
	if (own)
		leave(own);
	else if (lock->next)
		__futex_wake(&lock->readers, 1);
}

/* The word of one that is in the way of the first writer, or NULL. */
static unsigned *
holder(pthread_rwlock_t *lock)
{
	if (lock->writer)
		return &lock->writer;
	for (unsigned i = 0; i < SLOTS; i++)
		if (lock->reader[i])
			return &lock->reader[i];
	return lock->readers ? &lock->readers : NULL;
}

int
pthread_rwlock_clockrdlock(pthread_rwlock_t *lock, clockid_t clock, const struct timespec *deadline)
{
	int error = 0;

	pthread_mutex_lock(&lock->lock);
	while (!error && (lock->writer || lock->next))
		error = sleep_on(lock, lock->writer ? &lock->writer : &lock->next, clock, deadline);
	if (!error)
		enter_to_read(lock);
	pthread_mutex_unlock(&lock->lock);
	return error;
}

int
pthread_rwlock_clockwrlock(pthread_rwlock_t *lock, clockid_t clock, const struct timespec *deadline)
{
	unsigned *word;
	int error = 0;

	pthread_mutex_lock(&lock->lock);
	while (!error && lock->next)
		error = sleep_on(lock, &lock->next, clock, deadline);
	if (!error) {
		lock->next = __self()->tid;
		while (!error && (word = holder(lock)))
			error = sleep_on(lock, word, clock, deadline);
		if (!error)
			lock->writer = __self()->tid;
		leave(&lock->next);
	}
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
	if (!lock->writer && !lock->next) {
		enter_to_read(lock);
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
	pthread_mutex_lock(&lock->lock);
	if (lock->writer)
		leave(&lock->writer);
	else
		leave_as_reader(lock);
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
