/* SPDX-License-Identifier: MIT */
/* Four threads add under a mutex, with work between read and write: no update is lost. */
#include "check.h"

#include <pthread.h>
#include <sched.h>

#define ROUNDS 2000

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static volatile long counter;
static int inside;

static void *
worker(void *argument)
{
	for (int i = 0; i < ROUNDS; i++) {
		long seen;

		pthread_mutex_lock(&mutex);
		CHECK_EQ(inside++, 0);
		seen = counter;
		if (i % 100 == (long)argument)
			sched_yield();
		counter = seen + 1;
		inside--;
		pthread_mutex_unlock(&mutex);
	}
	return NULL;
}

int
main(void)
{
	pthread_t threads[4];

	for (long i = 0; i < 4; i++)
		CHECK_EQ(pthread_create(&threads[i], NULL, worker, (void *)i), 0);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	CHECK_EQ(counter, 4 * ROUNDS);
	return 0;
}
