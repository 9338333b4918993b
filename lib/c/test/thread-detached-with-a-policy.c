/* SPDX-License-Identifier: MIT */
/* Detached threads that are to start under a policy of their own, and end at once: each creation succeeds and each thread has run,
 * though what is left of it may be gone before its creator looks. */
#include "check.h"

#include <pthread.h>
#include <sched.h>
#include <semaphore.h>

enum { THREADS = 50 };

static sem_t ran;

static void *
run_once(void *arg)
{
	sem_post(&ran);
	return arg;
}

int
main(void)
{
	struct sched_param none = { 0 };
	pthread_attr_t attributes;
	pthread_t thread;

	CHECK_EQ(sem_init(&ran, 0, 0), 0);
	CHECK_EQ(pthread_attr_init(&attributes), 0);
	CHECK_EQ(pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED), 0);
	CHECK_EQ(pthread_attr_setinheritsched(&attributes, PTHREAD_EXPLICIT_SCHED), 0);
	CHECK_EQ(pthread_attr_setschedpolicy(&attributes, SCHED_OTHER), 0);
	CHECK_EQ(pthread_attr_setschedparam(&attributes, &none), 0);
	for (int i = 0; i < THREADS; i++)
		CHECK_EQ(pthread_create(&thread, &attributes, run_once, NULL), 0);
	for (int i = 0; i < THREADS; i++)
		CHECK_EQ(sem_wait(&ran), 0);
	return 0;
}
