/* SPDX-License-Identifier: MIT */
/* What threads wait for each other with: each taking acquires what giving back has released. */
#include "lib/explore/runtime/runtime.h"

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <semaphore.h>

static void
take(const volatile void *lock)
{
	explore_acquire(lock);
	explore_hold(lock);
}

static void
take_to_write(const volatile void *lock)
{
	explore_acquire_write(lock);
	explore_hold(lock);
}

static void
give(const volatile void *lock)
{
	explore_release(lock);
	explore_let_go(lock);
}

/* For who waits without an end. */
#define take_in_order(lock) (take(lock), explore_in_order(pc))
#define take_to_write_in_order(lock) (take_to_write(lock), explore_in_order(pc))

/* An int NAME(TYPE *object, ...) of the library. */
#define TAKES(name, type, acquire, parameters, arguments) \
	int __explore_##name parameters; \
	int \
	LED(name) parameters \
	{ \
		uint32_t pc = RETURN_ADDRESS; \
		int result; \
		called(pc, object, __explore_##name); \
		result = name arguments; \
		if (result == EOWNERDEAD) \
			explore_hear_all(); \
		if (result == 0 || result == EOWNERDEAD) \
			acquire(object); \
		returned(pc, object, (uint64_t)result); \
		return result; \
	}
#define GIVES(name, type, release) \
	int __explore_##name(type *object); \
	int \
	LED(name)(type *object) \
	{ \
		called(RETURN_ADDRESS, object, __explore_##name); \
		release(object); \
		return name(object); \
	}
#define TAKES_PLAINLY(name, type, acquire) TAKES(name, type, acquire, (type *object), (object))
#define TAKES_UNTIL(name, type, acquire) \
	TAKES(name, type, acquire, (type *object, const struct timespec *deadline), (object, deadline))
#define TAKES_BY_CLOCK(name, type, acquire) \
	TAKES(name, type, acquire, (type *object, clockid_t clock, const struct timespec *deadline), (object, clock, deadline))

TAKES_PLAINLY(pthread_mutex_lock, pthread_mutex_t, take_in_order)
TAKES_PLAINLY(pthread_mutex_trylock, pthread_mutex_t, take)
TAKES_UNTIL(pthread_mutex_timedlock, pthread_mutex_t, take)
TAKES_BY_CLOCK(pthread_mutex_clocklock, pthread_mutex_t, take)
GIVES(pthread_mutex_unlock, pthread_mutex_t, give)

TAKES_PLAINLY(sem_wait, sem_t, explore_acquire)
TAKES_PLAINLY(sem_trywait, sem_t, explore_acquire)
TAKES_UNTIL(sem_timedwait, sem_t, explore_acquire)
TAKES_BY_CLOCK(sem_clockwait, sem_t, explore_acquire)
GIVES(sem_post, sem_t, explore_release)

TAKES_PLAINLY(pthread_rwlock_rdlock, pthread_rwlock_t, take)
TAKES_PLAINLY(pthread_rwlock_tryrdlock, pthread_rwlock_t, take)
TAKES_UNTIL(pthread_rwlock_timedrdlock, pthread_rwlock_t, take)
TAKES_BY_CLOCK(pthread_rwlock_clockrdlock, pthread_rwlock_t, take)
TAKES_PLAINLY(pthread_rwlock_wrlock, pthread_rwlock_t, take_to_write_in_order)
TAKES_PLAINLY(pthread_rwlock_trywrlock, pthread_rwlock_t, take_to_write)
TAKES_UNTIL(pthread_rwlock_timedwrlock, pthread_rwlock_t, take_to_write)
TAKES_BY_CLOCK(pthread_rwlock_clockwrlock, pthread_rwlock_t, take_to_write)

static void
release_rwlock(pthread_rwlock_t *lock)
{
	if (lock->writer)
		explore_release(lock);
	else
		explore_release_read(lock);
	explore_let_go(lock);
}

GIVES(pthread_rwlock_unlock, pthread_rwlock_t, release_rwlock)

TAKES_PLAINLY(pthread_spin_trylock, pthread_spinlock_t, take)
GIVES(pthread_spin_unlock, pthread_spinlock_t, give)

int __explore_pthread_spin_lock(pthread_spinlock_t *lock);

int
LED(pthread_spin_lock)(pthread_spinlock_t *lock)
{
	called(RETURN_ADDRESS, lock, __explore_pthread_spin_lock);
	while (pthread_spin_trylock(lock)) {
		if (explore_flags)
			sched_yield();
		point();
	}
	take(lock);
	return 0;
}

/* --- conditions: the mutex orders --- */

#define WAITS(name, parameters, arguments) \
	int __explore_##name parameters; \
	int \
	LED(name) parameters \
	{ \
		uint32_t pc = RETURN_ADDRESS; \
		int result; \
		called(pc, condition, __explore_##name); \
		explore_release(mutex); \
		result = name arguments; \
		explore_acquire(mutex); \
		returned(pc, condition, (uint64_t)result); \
		return result; \
	}

WAITS(pthread_cond_wait, (pthread_cond_t *condition, pthread_mutex_t *mutex), (condition, mutex))
WAITS(pthread_cond_timedwait, (pthread_cond_t *condition, pthread_mutex_t *mutex, const struct timespec *deadline),
      (condition, mutex, deadline))
WAITS(pthread_cond_clockwait,
      (pthread_cond_t *condition, pthread_mutex_t *mutex, clockid_t clock, const struct timespec *deadline),
      (condition, mutex, clock, deadline))

static void
nothing(const pthread_cond_t *condition)
{
	(void)condition;
}

GIVES(pthread_cond_signal, pthread_cond_t, nothing)
GIVES(pthread_cond_broadcast, pthread_cond_t, nothing)

/* --- barriers, once --- */

int __explore_pthread_barrier_wait(pthread_barrier_t *barrier);
int __explore_pthread_once(pthread_once_t *once, void (*function)(void));

/* Two rounds are two objects: who is fast releases into the next one while others leave this. */
int
LED(pthread_barrier_wait)(pthread_barrier_t *barrier)
{
	uint32_t pc = RETURN_ADDRESS;
	const char *round;
	int result;

	called(pc, barrier, __explore_pthread_barrier_wait);
	round = (const char *)barrier + 4 * (barrier->generation & 1);
	explore_release(round);
	result = pthread_barrier_wait(barrier);
	explore_acquire(round);
	returned(pc, barrier, (uint64_t)result);
	return result;
}

static _Thread_local void (*once_function)(void);
static _Thread_local pthread_once_t *once_object;

static void
run_once(void)
{
	pthread_once_t *once = once_object;

	once_function();
	explore_release(once);
}

int
LED(pthread_once)(pthread_once_t *once, void (*function)(void))
{
	called(RETURN_ADDRESS, once, __explore_pthread_once);
	once_function = function;
	once_object = once;
	pthread_once(once, run_once);
	explore_acquire(once);
	return 0;
}
