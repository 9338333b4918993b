/* SPDX-License-Identifier: MIT */
/* Who comes out of a barrier may destroy it and use its memory again, though others are still on their way out. */
#include "check.h"

#include <pthread.h>

#define ROUNDS 300

static pthread_barrier_t barrier, next;

static void *
other(void *argument)
{
	for (int i = 0; i < ROUNDS; i++) {
		pthread_barrier_wait(&barrier);
		pthread_barrier_wait(&next);
	}
	return argument;
}

int
main(void)
{
	pthread_t thread;

	CHECK_EQ(pthread_barrier_init(&barrier, NULL, 0), EINVAL);
	CHECK_EQ(pthread_barrier_init(&barrier, NULL, 2), 0);
	CHECK_EQ(pthread_barrier_init(&next, NULL, 2), 0);
	CHECK_EQ(pthread_create(&thread, NULL, other, NULL), 0);
	for (int i = 0; i < ROUNDS; i++) {
		pthread_barrier_wait(&barrier);
		CHECK_EQ(pthread_barrier_destroy(&barrier), 0);
		memset(&barrier, 0xff, sizeof(barrier));
		pause_for(i % 8 == 0 ? MILLISECOND / 10 : 0);
		CHECK_EQ(pthread_barrier_init(&barrier, NULL, 2), 0);
		pthread_barrier_wait(&next);
	}
	CHECK_EQ(pthread_join(thread, NULL), 0);
	return 0;
}
