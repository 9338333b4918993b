/* SPDX-License-Identifier: MIT */
/* cond_timedwait returns ETIMEDOUT at the deadline of either clock, holding the mutex. */
#include "check.h"

#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_ERRORCHECK_MUTEX_INITIALIZER_NP;

static void
times_out_on(clockid_t clock)
{
	pthread_condattr_t attributes;
	pthread_cond_t condition;
	struct timespec deadline;
	long begin;
	int error;

	pthread_condattr_init(&attributes);
	CHECK_EQ(pthread_condattr_setclock(&attributes, clock), 0);
	CHECK_EQ(pthread_cond_init(&condition, &attributes), 0);
	CHECK_EQ(pthread_mutex_lock(&mutex), 0);
	begin = now(); /* before the deadline is known: anything may happen in between */
	clock_gettime(clock, &deadline);
	deadline.tv_nsec += 25 * MILLISECOND;
	if (deadline.tv_nsec >= SECOND) {
		deadline.tv_nsec -= SECOND;
		deadline.tv_sec++;
	}
	do
		error = pthread_cond_timedwait(&condition, &mutex, &deadline);
	while (error == 0);
	CHECK_EQ(error, ETIMEDOUT);
	CHECK(now() - begin >= 24 * MILLISECOND);
	CHECK_EQ(pthread_mutex_unlock(&mutex), 0);      /* EPERM if it were not held */
	CHECK_EQ(pthread_cond_destroy(&condition), 0);
}

int
main(void)
{
	times_out_on(CLOCK_REALTIME);
	times_out_on(CLOCK_MONOTONIC);
	return 0;
}
