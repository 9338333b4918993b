/* SPDX-License-Identifier: MIT */
/* Two hundred threads, fifty at a time, each return their own result through join. */
#include "check.h"

#include <pthread.h>

static int started;

static void *
worker(void *argument)
{
	char page[8192];                /* touches its stack */

	memset(page, 1, sizeof(page));
	__atomic_add_fetch(&started, page[8191], __ATOMIC_RELAXED);
	if ((long)argument % 2)
		pthread_exit((void *)((long)argument * 10));
	return (void *)((long)argument * 10);
}

int
main(void)
{
	pthread_t threads[50];
	void *result;

	for (int round = 0; round < 4; round++) {
		for (long i = 0; i < 50; i++)
			CHECK_EQ(pthread_create(&threads[i], NULL, worker, (void *)i), 0);
		for (long i = 0; i < 50; i++) {
			CHECK_EQ(pthread_join(threads[i], &result), 0);
			CHECK_EQ(result, i * 10);
		}
	}
	CHECK_EQ(started, 200);
	CHECK_EQ(pthread_join(pthread_self(), NULL), EDEADLK);
	return 0;
}
