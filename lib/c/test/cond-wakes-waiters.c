/* SPDX-License-Identifier: MIT */
/* signal lets one waiter go on for each item, broadcast all of them; none is lost. */
#include "check.h"

#include <pthread.h>

#define WORKERS 5
#define ITEMS   500

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t changed = PTHREAD_COND_INITIALIZER;
static int items, taken, closed;

static void *
worker(void *argument)
{
	(void)argument;
	pthread_mutex_lock(&mutex);
	for (;;) {
		while (!items && !closed)
			pthread_cond_wait(&changed, &mutex);
		if (!items)
			break;
		items--;
		taken++;
	}
	pthread_mutex_unlock(&mutex);
	return NULL;
}

int
main(void)
{
	pthread_t threads[WORKERS];

	for (int i = 0; i < WORKERS; i++)
		CHECK_EQ(pthread_create(&threads[i], NULL, worker, NULL), 0);
	for (int i = 0; i < ITEMS; i++) {
		pthread_mutex_lock(&mutex);
		items++;
		pthread_mutex_unlock(&mutex);
		pthread_cond_signal(&changed);
	}
	pthread_mutex_lock(&mutex);
	closed = 1;
	pthread_cond_broadcast(&changed);
	pthread_mutex_unlock(&mutex);
	for (int i = 0; i < WORKERS; i++)
		CHECK_EQ(pthread_join(threads[i], NULL), 0);
	CHECK_EQ(taken, ITEMS);
	return 0;
}
