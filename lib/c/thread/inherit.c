/* SPDX-License-Identifier: MIT */
/*
 * Mutexes whose owner runs with the priority of its most urgent waiter. Only the kernel
 * knows priorities, so it keeps the queue and hands the lock on (futex, FUTEX_LOCK_PI):
 *
 *      free            0 -> tid                here, without a system call
 *      held            FUTEX_LOCK_PI           the kernel sets FUTEX_WAITERS; when it
 *                                              returns, the word holds our tid
 *      unlock          tid -> 0                here; if the word is anything else,
 *                      FUTEX_UNLOCK_PI         the kernel gives it to the next
 *
 * The word of a lost one is the kernel's still, so `reserved` says that it is lost.
 */
#include <errno.h>
#include <pthread.h>

#include "lib/c/thread.h"

static bool
swap(uint32_t *word, uint32_t expected, uint32_t wanted)
{
	return __atomic_compare_exchange_n(word, &expected, wanted, false, __ATOMIC_ACQ_REL,
					   __ATOMIC_RELAXED);
}

/* What the caller gets who has the lock now. */
static int
state_of(pthread_mutex_t *mutex, uint32_t tid)
{
	if (__atomic_load_n(&mutex->reserved, __ATOMIC_ACQUIRE)) {
		__inherit_unlock(mutex, tid, 0);
		return ENOTRECOVERABLE;
	}
	return __atomic_load_n(&mutex->word, __ATOMIC_RELAXED) & FUTEX_OWNER_DIED ? EOWNERDEAD : 0;
}

int
__inherit_lock(pthread_mutex_t *mutex, uint32_t tid, clockid_t clock, const struct timespec *deadline)
{
	long error;

	if (swap(&mutex->word, 0, tid))
		return state_of(mutex, tid);
	if (deadline && (clock != CLOCK_REALTIME || (unsigned long)deadline->tv_nsec >= NSEC_PER_SEC))
		return EINVAL;
	do
		error = -__futex_inherit(&mutex->word, FUTEX_LOCK_PI, deadline);
	while (error == EINTR || error == EAGAIN);
	return error ? (int)error : state_of(mutex, tid);
}

int
__inherit_trylock(pthread_mutex_t *mutex, uint32_t tid)
{
	if (swap(&mutex->word, 0, tid))
		return state_of(mutex, tid);
	if (!(__atomic_load_n(&mutex->word, __ATOMIC_RELAXED) & FUTEX_OWNER_DIED) ||
	    __futex_inherit(&mutex->word, FUTEX_TRYLOCK_PI, NULL) < 0)
		return EBUSY;
	return state_of(mutex, tid);
}

void
__inherit_unlock(pthread_mutex_t *mutex, uint32_t tid, uint32_t after)
{
	if (after == MUTEX_LOST)
		__atomic_store_n(&mutex->reserved, 1, __ATOMIC_RELEASE);
	if (!swap(&mutex->word, tid, 0))
		__futex_inherit(&mutex->word, FUTEX_UNLOCK_PI, NULL);
}

int
pthread_mutexattr_setprotocol(pthread_mutexattr_t *attributes, int protocol)
{
	uint32_t word = 0;

	if (protocol == PTHREAD_PRIO_NONE)
		attributes->kind &= ~MUTEX_INHERIT;
	else if (protocol != PTHREAD_PRIO_INHERIT)
		return protocol == PTHREAD_PRIO_PROTECT ? ENOTSUP : EINVAL;
	else if (__futex_inherit(&word, FUTEX_LOCK_PI, NULL) == -ENOSYS)
		return ENOTSUP;
	else
		attributes->kind |= MUTEX_INHERIT;
	return 0;
}

int
pthread_mutexattr_getprotocol(const pthread_mutexattr_t *attributes, int *protocol)
{
	*protocol = attributes->kind & MUTEX_INHERIT ? PTHREAD_PRIO_INHERIT : PTHREAD_PRIO_NONE;
	return 0;
}
