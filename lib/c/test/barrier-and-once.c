/* SPDX-License-Identifier: MIT */
/* A barrier lets nobody pass before all have come, round after round; pthread_once runs once. */
#include "check.h"

#include <pthread.h>

#define THREADS 4

static pthread_barrier_t barrier;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static int arrived[20], serial, initialised;

static void
initialise(void)
{
	pause_for(5 * MILLISECOND);
	initialised++;
}

static void *
worker(void *argument)
{
	(void)argument;
	pthread_once(&once, initialise);
	CHECK_EQ(initialised, 1);
	for (int round = 0; round < 20; round++) {
		__atomic_add_fetch(&arrived[round], 1, __ATOMIC_SEQ_CST);
		if (pthread_barrier_wait(&barrier) == PTHREAD_BARRIER_SERIAL_THREAD)
			__atomic_add_fetch(&serial, 1, __ATOMIC_SEQ_CST);
		CHECK_EQ(__atomic_load_n(&arrived[round], __ATOMIC_SEQ_CST), THREADS);
	}
	return NULL;
}

int
main(void)
{
	pthread_t threads[THREADS];

	CHECK_EQ(pthread_barrier_init(&barrier, NULL, 0), EINVAL);
	CHECK_EQ(pthread_barrier_init(&barrier, NULL, THREADS), 0);
	for (int i = 0; i < THREADS; i++)
		CHECK_EQ(pthread_create(&threads[i], NULL, worker, NULL), 0);
	for (int i = 0; i < THREADS; i++)
		pthread_join(threads[i], NULL);
	CHECK_EQ(serial, 20);
	return 0;
}
