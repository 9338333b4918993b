/* SPDX-License-Identifier: MIT */
/*
 * Semaphores: value and number of waiters in one 64-bit word, so that posting is one
 * atomic addition that also tells whether somebody must be woken. (With two words, a
 * post would have to look at the second after the semaphore may already be freed.)
 *
 *      63 ............ 32 31 ............. 0
 *      waiters           | value               FUTEX_WAIT is on the lower half
 */
#include <errno.h>
#include <limits.h>
#include <semaphore.h>

#include "lib/c/thread.h"

#define ONE_WAITER (1ul << 32)

static uint32_t *
value_word(sem_t *sem)
{
	return (uint32_t *)&sem->state; /* little endian */
}

/* Takes one if there is one; `leaving` is subtracted as well. */
static bool
take(sem_t *sem, unsigned long leaving)
{
	unsigned long state = __atomic_load_n(&sem->state, __ATOMIC_RELAXED);

	while ((uint32_t)state)
		if (__atomic_compare_exchange_n(&sem->state, &state, state - 1 - leaving, false,
						__ATOMIC_ACQUIRE, __ATOMIC_RELAXED))
			return true;
	return false;
}

/* 0, or the error that ended the wait. */
static int
wait_for_one(sem_t *sem, clockid_t clock, const struct timespec *deadline)
{
	__atomic_add_fetch(&sem->state, ONE_WAITER, __ATOMIC_RELAXED);
	while (!take(sem, ONE_WAITER)) {
		int error = __futex_wait(value_word(sem), 0, clock, deadline);

		if (error && error != EAGAIN) {
			__atomic_sub_fetch(&sem->state, ONE_WAITER, __ATOMIC_RELAXED);
			return error;
		}
	}
	return 0;
}

int
sem_clockwait(sem_t *sem, clockid_t clock, const struct timespec *deadline)
{
	int error = take(sem, 0) ? 0 : wait_for_one(sem, clock, deadline);

	if (!error)
		return 0;
	errno = error;
	return -1;
}

int
sem_timedwait(sem_t *sem, const struct timespec *deadline)
{
	return sem_clockwait(sem, CLOCK_REALTIME, deadline);
}

int
sem_wait(sem_t *sem)
{
	return sem_clockwait(sem, CLOCK_REALTIME, NULL);
}

int
sem_trywait(sem_t *sem)
{
	if (take(sem, 0))
		return 0;
	errno = EAGAIN;
	return -1;
}

int
sem_post(sem_t *sem)
{
	unsigned long state = __atomic_load_n(&sem->state, __ATOMIC_RELAXED);

	do {
		if ((uint32_t)state == SEM_VALUE_MAX) {
			errno = EOVERFLOW;
			return -1;
		}
	} while (!__atomic_compare_exchange_n(&sem->state, &state, state + 1, false,
					      __ATOMIC_RELEASE, __ATOMIC_RELAXED));
	if (state >= ONE_WAITER)
		__futex_wake(value_word(sem), 1);
	return 0;
}

int
sem_getvalue(sem_t *sem, int *value)
{
	*value = (int)(uint32_t)__atomic_load_n(&sem->state, __ATOMIC_RELAXED);
	return 0;
}

int
sem_init(sem_t *sem, int shared, unsigned value)
{
	(void)shared;
	if (value > SEM_VALUE_MAX) {
		errno = EINVAL;
		return -1;
	}
	sem->state = value;
	return 0;
}

int
sem_destroy(sem_t *sem)
{
	(void)sem;
	return 0;
}
