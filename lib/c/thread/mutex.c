/* SPDX-License-Identifier: MIT */
/*
 * Mutexes. The lock word is in Linux's robust-list format:
 *
 *      0                       free
 *      tid                     held by tid, nobody sleeps
 *      tid | FUTEX_WAITERS     held by tid, somebody may sleep on the word
 *      FUTEX_OWNER_DIED        robust: free, but its last owner ended with it (robust.c)
 *
 * Taking a free lock and giving back one that nobody waits for are single atomic
 * instructions. Whoever has slept takes the lock with FUTEX_WAITERS set, since
 * there may be more sleepers; at worst that costs one wake-up of nobody.
 *
 *      T1 lock     0 -> T1
 *      T2 lock     sees T1, sets T1|WAITERS, FUTEX_WAIT(T1|WAITERS)
 *      T1 unlock   T1|WAITERS -> 0, FUTEX_WAKE(1)
 *      T2          0 -> T2|WAITERS
 *
 * No wake-up is lost: if T1 unlocks before T2 sleeps, the word differs from what T2
 * told FUTEX_WAIT to expect, and T2 does not sleep.
 */
#include <errno.h>
#include <heddle.h>
#include <pthread.h>

#include "lib/c/thread.h"

static bool
swap(uint32_t *word, uint32_t expected, uint32_t wanted)
{
	return __atomic_compare_exchange_n(word, &expected, wanted, false,
					   __ATOMIC_ACQUIRE, __ATOMIC_RELAXED);
}

/* Sleeps once, for a lock that `seen` says is held. 0 or ETIMEDOUT, EINVAL. */
static int
sleep_for_lock(uint32_t *word, uint32_t seen, clockid_t clock, const struct timespec *deadline)
{
	int error;

	if (!(seen & FUTEX_WAITERS) && !swap(word, seen, seen | FUTEX_WAITERS))
		return 0;               /* it has changed: look again */
	__heddle_waiting(word);
	error = __futex_wait(word, seen | FUTEX_WAITERS, clock, deadline);
	return error == ETIMEDOUT || error == EINVAL ? error : 0;
}

/* Whether a lock in this state can be had. */
static bool
is_free(const pthread_mutex_t *mutex, uint32_t seen)
{
	return !seen || ((mutex->kind & MUTEX_ROBUST) && !(seen & FUTEX_TID_MASK));
}

static int
lock_slowly(pthread_mutex_t *mutex, uint32_t tid, clockid_t clock, const struct timespec *deadline)
{
	for (;;) {
		uint32_t seen = __atomic_load_n(&mutex->word, __ATOMIC_RELAXED);
		int error;

		if (seen == MUTEX_LOST)
			return ENOTRECOVERABLE;
		if (is_free(mutex, seen)) {
			if (swap(&mutex->word, seen, tid | FUTEX_WAITERS | seen))
				return seen & FUTEX_OWNER_DIED ? EOWNERDEAD : 0;
			continue;
		}
		error = sleep_for_lock(&mutex->word, seen, clock, deadline);
		if (error)
			return error;
	}
}

static bool
is_mine(const pthread_mutex_t *mutex, uint32_t tid)
{
	return (__atomic_load_n(&mutex->word, __ATOMIC_RELAXED) & FUTEX_TID_MASK) == tid;
}

/* The caller has it now, and no longer: for the order in which locks are taken. */
static inline void
entered(struct heddle_thread *self, const pthread_mutex_t *mutex)
{
	if (self->held_count < HEDDLE_LOCKS_HELD)
		self->held[self->held_count++] = mutex;
}

static inline void
left(struct heddle_thread *self, const pthread_mutex_t *mutex)
{
	uint32_t n = self->held_count;

	if (n == 0)
		return;
	if (self->held[n - 1] == mutex)
		self->held_count = n - 1;
	else
		__order_left(self, mutex);
}

/* The caller holds it already. */
static int
lock_again(pthread_mutex_t *mutex, int otherwise)
{
	if ((mutex->kind & MUTEX_TYPE) != PTHREAD_MUTEX_RECURSIVE)
		return otherwise;
	if (mutex->depth == UINT_MAX)
		return EAGAIN;
	mutex->depth++;
	return 0;
}

int
pthread_mutex_clocklock(pthread_mutex_t *mutex, clockid_t clock, const struct timespec *deadline)
{
	struct heddle_thread *self = __self();
	uint32_t tid = self->tid;
	int error = 0;

	if ((mutex->kind & MUTEX_TYPE) != PTHREAD_MUTEX_NORMAL && is_mine(mutex, tid))
		return lock_again(mutex, EDEADLK);
	if (self->held_count)
		__order_note(self, mutex, __builtin_return_address(0));
	if (mutex->kind & MUTEX_ROBUST)
		__robust_intend(mutex);
	if (mutex->kind & MUTEX_INHERIT) {
		error = __inherit_lock(mutex, tid, clock, deadline);
	} else if (!swap(&mutex->word, 0, tid)) {
		error = lock_slowly(mutex, tid, clock, deadline);
		if (!(mutex->kind & MUTEX_ROBUST))
			__heddle_waiting(NULL);
	}
	if (mutex->kind & MUTEX_ROBUST)
		__robust_locked(mutex, error);
	if (error == 0 || error == EOWNERDEAD)
		entered(self, mutex);
	return error;
}

int
pthread_mutex_timedlock(pthread_mutex_t *mutex, const struct timespec *deadline)
{
	return pthread_mutex_clocklock(mutex, CLOCK_REALTIME, deadline);
}

__attribute__((noinline)) static int
lock_any(pthread_mutex_t *mutex, const void *place)
{
	struct heddle_thread *self = __self();

	if (self->held_count && !is_mine(mutex, self->tid))
		__order_note(self, mutex, place);
	return pthread_mutex_clocklock(mutex, CLOCK_REALTIME, NULL);
}

/* Here and in unlock the usual case, one plain mutex that is free, comes first. */
int
pthread_mutex_lock(pthread_mutex_t *mutex)
{
	struct heddle_thread *self = __self();

	if (self->held_count || mutex->kind != PTHREAD_MUTEX_NORMAL || !swap(&mutex->word, 0, self->tid))
		return lock_any(mutex, __builtin_return_address(0));
	self->held[0] = mutex;
	self->held_count = 1;
	return 0;
}

/* A robust mutex, without waiting. */
static int
try_robust(pthread_mutex_t *mutex, uint32_t tid)
{
	uint32_t seen = __atomic_load_n(&mutex->word, __ATOMIC_RELAXED);
	int error = EBUSY;

	__robust_intend(mutex);
	if (mutex->kind & MUTEX_INHERIT)
		error = __inherit_trylock(mutex, tid);
	else if (seen == MUTEX_LOST)
		error = ENOTRECOVERABLE;
	else if (is_free(mutex, seen) && swap(&mutex->word, seen, tid | seen))
		error = seen & FUTEX_OWNER_DIED ? EOWNERDEAD : 0;
	__robust_locked(mutex, error);
	return error;
}

int
pthread_mutex_trylock(pthread_mutex_t *mutex)
{
	struct heddle_thread *self = __self();
	uint32_t tid = self->tid;
	int error;

	if (is_mine(mutex, tid))
		return lock_again(mutex, EBUSY);
	if (mutex->kind & MUTEX_ROBUST)
		error = try_robust(mutex, tid);
	else if (mutex->kind & MUTEX_INHERIT)
		error = __inherit_trylock(mutex, tid);
	else
		error = swap(&mutex->word, 0, tid) ? 0 : EBUSY;
	if (error == 0 || error == EOWNERDEAD)
		entered(self, mutex);
	return error;
}

__attribute__((noinline)) static int
unlock_any(pthread_mutex_t *mutex)
{
	if (mutex->kind != PTHREAD_MUTEX_NORMAL) {
		if (!is_mine(mutex, __self()->tid))
			return EPERM;
		if (mutex->depth) {
			mutex->depth--;
			return 0;
		}
	}
	left(__self(), mutex);
	if (mutex->kind & MUTEX_ROBUST)
		__robust_unlock(mutex);
	else if (mutex->kind & MUTEX_INHERIT)
		__inherit_unlock(mutex, __self()->tid, 0);
	else if (__atomic_exchange_n(&mutex->word, 0, __ATOMIC_RELEASE) & FUTEX_WAITERS)
		__futex_wake(&mutex->word, 1);
	return 0;
}

__attribute__((noinline)) static int
wake_one(pthread_mutex_t *mutex)
{
	__futex_wake(&mutex->word, 1);
	return 0;
}

int
pthread_mutex_unlock(pthread_mutex_t *mutex)
{
	struct heddle_thread *self = __self();

	if (self->held_count != 1 || self->held[0] != mutex || mutex->kind != PTHREAD_MUTEX_NORMAL)
		return unlock_any(mutex);
	self->held_count = 0;
	return __atomic_exchange_n(&mutex->word, 0, __ATOMIC_RELEASE) & FUTEX_WAITERS ? wake_one(mutex) : 0;
}

int
pthread_mutex_init(pthread_mutex_t *mutex, const pthread_mutexattr_t *attributes)
{
	__order_renew(mutex);
	*mutex = (pthread_mutex_t){ .kind = attributes ? attributes->kind & ~MUTEX_SHARED : 0 };
	return 0;
}

int
pthread_mutex_destroy(pthread_mutex_t *mutex)
{
	uint32_t word = __atomic_load_n(&mutex->word, __ATOMIC_RELAXED);

	return word && word != MUTEX_LOST ? EBUSY : 0;
}

int
pthread_mutexattr_init(pthread_mutexattr_t *attributes)
{
	attributes->kind = PTHREAD_MUTEX_DEFAULT;
	return 0;
}

int
pthread_mutexattr_destroy(pthread_mutexattr_t *attributes)
{
	(void)attributes;
	return 0;
}

int
pthread_mutexattr_settype(pthread_mutexattr_t *attributes, int kind)
{
	if (kind < PTHREAD_MUTEX_NORMAL || kind > PTHREAD_MUTEX_ERRORCHECK)
		return EINVAL;
	attributes->kind = (attributes->kind & ~MUTEX_TYPE) | kind;
	return 0;
}

int
pthread_mutexattr_gettype(const pthread_mutexattr_t *attributes, int *kind)
{
	*kind = attributes->kind & MUTEX_TYPE;
	return 0;
}

/* An attribute that is 0 or 1. */
static int
set_bit(pthread_mutexattr_t *attributes, int bit, int value)
{
	if (value & ~1)
		return EINVAL;
	attributes->kind = (attributes->kind & ~bit) | (value ? bit : 0);
	return 0;
}

int
pthread_mutexattr_setrobust(pthread_mutexattr_t *attributes, int robust)
{
	return set_bit(attributes, MUTEX_ROBUST, robust);
}

int
pthread_mutexattr_getrobust(const pthread_mutexattr_t *attributes, int *robust)
{
	*robust = attributes->kind & MUTEX_ROBUST ? PTHREAD_MUTEX_ROBUST : PTHREAD_MUTEX_STALLED;
	return 0;
}

int
pthread_mutexattr_setpshared(pthread_mutexattr_t *attributes, int shared)
{
	return set_bit(attributes, MUTEX_SHARED, shared);
}

int
pthread_mutexattr_getpshared(const pthread_mutexattr_t *attributes, int *shared)
{
	*shared = attributes->kind & MUTEX_SHARED ? PTHREAD_PROCESS_SHARED : PTHREAD_PROCESS_PRIVATE;
	return 0;
}
