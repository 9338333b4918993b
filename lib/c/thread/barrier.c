/* SPDX-License-Identifier: MIT */
/* Barriers: who comes last opens it for this generation and starts the next. */
#include <errno.h>
#include <pthread.h>

#include "lib/c/thread.h"

int
pthread_barrier_wait(pthread_barrier_t *barrier)
{
	int result = 0;
	unsigned generation;

	pthread_mutex_lock(&barrier->lock);
	generation = barrier->generation;
	if (++barrier->arrived == barrier->needed) {
		barrier->leaving += barrier->arrived;
		barrier->arrived = 0;
		barrier->generation++;
		pthread_cond_broadcast(&barrier->full);
		result = PTHREAD_BARRIER_SERIAL_THREAD;
	}
	while (generation == barrier->generation)
		pthread_cond_wait(&barrier->full, &barrier->lock);
	if (--barrier->leaving == 0)
		pthread_cond_broadcast(&barrier->full); /* pthread_barrier_destroy may wait */
	pthread_mutex_unlock(&barrier->lock);
	return result;
}

int
pthread_barrier_init(pthread_barrier_t *barrier, const pthread_barrierattr_t *attributes,
		     unsigned count)
{
	(void)attributes;
	if (!count)
		return EINVAL;
	*barrier = (pthread_barrier_t){ .lock = PTHREAD_MUTEX_INITIALIZER,
					.full = PTHREAD_COND_INITIALIZER, .needed = count };
	return 0;
}

int
pthread_barrier_destroy(pthread_barrier_t *barrier)
{
	int result;

	pthread_mutex_lock(&barrier->lock);
	while (!barrier->arrived && barrier->leaving)
		pthread_cond_wait(&barrier->full, &barrier->lock);
	result = barrier->arrived ? EBUSY : 0;
	pthread_mutex_unlock(&barrier->lock);
	return result;
}

ONLY_SHARED_ATTRIBUTE(barrierattr)
