/* SPDX-License-Identifier: MIT */
/* Spin locks: 0 free, 1 held. They look before they swap, so that waiting only reads. */
#include <errno.h>
#include <pthread.h>

#include "lib/c/thread.h"

int
pthread_spin_trylock(pthread_spinlock_t *lock)
{
	return __atomic_exchange_n(&lock->word, 1, __ATOMIC_ACQUIRE) ? EBUSY : 0;
}

int
pthread_spin_lock(pthread_spinlock_t *lock)
{
	while (pthread_spin_trylock(lock))
		while (__atomic_load_n(&lock->word, __ATOMIC_RELAXED))
			__builtin_ia32_pause();
	return 0;
}

int
pthread_spin_unlock(pthread_spinlock_t *lock)
{
	__atomic_store_n(&lock->word, 0, __ATOMIC_RELEASE);
	return 0;
}

int
pthread_spin_init(pthread_spinlock_t *lock, int shared)
{
	(void)shared;
	lock->word = 0;
	return 0;
}

int
pthread_spin_destroy(pthread_spinlock_t *lock)
{
	return __atomic_load_n(&lock->word, __ATOMIC_RELAXED) ? EBUSY : 0;
}
