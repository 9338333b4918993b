/* SPDX-License-Identifier: MIT */
/* Who unlocks after EOWNERDEAD without consistent() makes the mutex ENOTRECOVERABLE, for those who wait too. */
#include "check.h"

#include <pthread.h>

#define WAITERS 3

static pthread_mutex_t mutex;
static int lost;

static void *
die_with_it(void *argument)
{
	CHECK_EQ(pthread_mutex_lock(&mutex), 0);
	return argument;
}

static void *
wait_for_it(void *argument)
{
	CHECK_EQ(pthread_mutex_lock(&mutex), ENOTRECOVERABLE);
	__atomic_add_fetch(&lost, 1, __ATOMIC_RELAXED);
	return argument;
}

int
main(void)
{
	pthread_mutexattr_t attributes;
	pthread_t dying, waiters[WAITERS];

	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
	CHECK_EQ(pthread_mutex_init(&mutex, &attributes), 0);
	CHECK_EQ(pthread_create(&dying, NULL, die_with_it, NULL), 0);
	CHECK_EQ(pthread_join(dying, NULL), 0);
	CHECK_EQ(pthread_mutex_lock(&mutex), EOWNERDEAD);
	for (int i = 0; i < WAITERS; i++)
		CHECK_EQ(pthread_create(&waiters[i], NULL, wait_for_it, NULL), 0);
	pause_for(20 * MILLISECOND);    /* most of them sleep now; if not, that is fine too */
	CHECK_EQ(__atomic_load_n(&lost, __ATOMIC_RELAXED), 0);
	CHECK_EQ(pthread_mutex_unlock(&mutex), 0);
	for (int i = 0; i < WAITERS; i++)
		CHECK_EQ(pthread_join(waiters[i], NULL), 0);
	CHECK_EQ(lost, WAITERS);
	CHECK_EQ(pthread_mutex_trylock(&mutex), ENOTRECOVERABLE);
	CHECK_EQ(pthread_mutex_destroy(&mutex), 0);
	return 0;
}
