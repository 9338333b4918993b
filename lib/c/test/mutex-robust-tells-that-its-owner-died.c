/* SPDX-License-Identifier: MIT */
/* A thread ends with a robust mutex: the next one gets EOWNERDEAD and the mutex, and after consistent() all is well. */
#include "check.h"

#include <pthread.h>

static pthread_mutex_t mutex;
static int taken;

static void *
die_with_it(void *argument)
{
	CHECK_EQ(pthread_mutex_lock(&mutex), 0);
	__atomic_store_n(&taken, 1, __ATOMIC_RELEASE);
	return argument;
}

static void
let_one_die(const pthread_attr_t *attributes)
{
	pthread_t thread;

	taken = 0;
	CHECK_EQ(pthread_create(&thread, attributes, die_with_it, NULL), 0);
	if (!attributes)
		CHECK_EQ(pthread_join(thread, NULL), 0);
	while (!__atomic_load_n(&taken, __ATOMIC_ACQUIRE))
		pause_for(MILLISECOND);         /* nobody can join a detached one */
}

static void
is_whole(void)
{
	CHECK_EQ(pthread_mutex_consistent(&mutex), EINVAL);
	CHECK_EQ(pthread_mutex_lock(&mutex), 0);
	CHECK_EQ(pthread_mutex_consistent(&mutex), EINVAL);
	CHECK_EQ(pthread_mutex_unlock(&mutex), 0);
	CHECK_EQ(pthread_mutex_unlock(&mutex), EPERM);
}

int
main(void)
{
	pthread_mutexattr_t attributes;
	pthread_attr_t detached;
	int robust = -1;

	pthread_mutexattr_init(&attributes);
	CHECK_EQ(pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST), 0);
	CHECK_EQ(pthread_mutexattr_setrobust(&attributes, 7), EINVAL);
	CHECK_EQ(pthread_mutexattr_getrobust(&attributes, &robust), 0);
	CHECK_EQ(robust, PTHREAD_MUTEX_ROBUST);
	CHECK_EQ(pthread_mutex_init(&mutex, &attributes), 0);
	pthread_attr_init(&detached);
	pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);

	is_whole();
	let_one_die(NULL);
	CHECK_EQ(pthread_mutex_lock(&mutex), EOWNERDEAD);
	CHECK_EQ(pthread_mutex_trylock(&mutex), EBUSY);
	CHECK_EQ(pthread_mutex_consistent(&mutex), 0);
	CHECK_EQ(pthread_mutex_unlock(&mutex), 0);
	is_whole();
	let_one_die(NULL);
	CHECK_EQ(pthread_mutex_trylock(&mutex), EOWNERDEAD);
	CHECK_EQ(pthread_mutex_consistent(&mutex), 0);
	CHECK_EQ(pthread_mutex_unlock(&mutex), 0);
	is_whole();
	let_one_die(&detached);
	CHECK_EQ(pthread_mutex_lock(&mutex), EOWNERDEAD);
	CHECK_EQ(pthread_mutex_consistent(&mutex), 0);
	CHECK_EQ(pthread_mutex_unlock(&mutex), 0);
	is_whole();
	CHECK_EQ(pthread_mutex_destroy(&mutex), 0);
	return 0;
}
