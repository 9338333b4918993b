/* SPDX-License-Identifier: MIT */
/* A recursive mutex counts, an errorcheck one refuses; unlocking somebody else's gives EPERM. */
#include "check.h"

#include <pthread.h>

static pthread_mutex_t recursive, checking;

static void *
other_thread(void *argument)
{
	(void)argument;
	CHECK_EQ(pthread_mutex_trylock(&recursive), EBUSY);
	CHECK_EQ(pthread_mutex_unlock(&recursive), EPERM);
	CHECK_EQ(pthread_mutex_unlock(&checking), EPERM);
	return NULL;
}

static void
make(pthread_mutex_t *mutex, int kind)
{
	pthread_mutexattr_t attributes;

	pthread_mutexattr_init(&attributes);
	CHECK_EQ(pthread_mutexattr_settype(&attributes, kind), 0);
	CHECK_EQ(pthread_mutex_init(mutex, &attributes), 0);
}

static void
in_other_thread(void)
{
	pthread_t thread;

	CHECK_EQ(pthread_create(&thread, NULL, other_thread, NULL), 0);
	CHECK_EQ(pthread_join(thread, NULL), 0);
}

int
main(void)
{
	make(&recursive, PTHREAD_MUTEX_RECURSIVE);
	make(&checking, PTHREAD_MUTEX_ERRORCHECK);
	CHECK_EQ(pthread_mutex_lock(&recursive), 0);
	CHECK_EQ(pthread_mutex_lock(&recursive), 0);
	CHECK_EQ(pthread_mutex_trylock(&recursive), 0);
	CHECK_EQ(pthread_mutex_lock(&checking), 0);
	CHECK_EQ(pthread_mutex_lock(&checking), EDEADLK);
	CHECK_EQ(pthread_mutex_trylock(&checking), EBUSY);
	CHECK_EQ(pthread_mutex_unlock(&recursive), 0);
	CHECK_EQ(pthread_mutex_unlock(&recursive), 0);
	in_other_thread();              /* one level is left: still ours */
	CHECK_EQ(pthread_mutex_unlock(&recursive), 0);
	CHECK_EQ(pthread_mutex_unlock(&recursive), EPERM);
	CHECK_EQ(pthread_mutex_unlock(&checking), 0);
	CHECK_EQ(pthread_mutex_unlock(&checking), EPERM);
	return 0;
}
