/* SPDX-License-Identifier: MIT */
/* timedlock on a held mutex gives ETIMEDOUT, not early; on a free one it locks even if it is late. */
#include "check.h"

#include <pthread.h>

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void *
holder_waits(void *argument)
{
	struct timespec deadline;
	long begin = now();

	(void)argument;
	clock_gettime(CLOCK_REALTIME, &deadline);
	deadline.tv_nsec += 30 * MILLISECOND;
	if (deadline.tv_nsec >= SECOND) {
		deadline.tv_nsec -= SECOND;
		deadline.tv_sec++;
	}
	CHECK_EQ(pthread_mutex_timedlock(&mutex, &deadline), ETIMEDOUT);
	CHECK(now() - begin >= 29 * MILLISECOND);
	CHECK_EQ(pthread_mutex_timedlock(&mutex, &deadline), ETIMEDOUT);
	deadline.tv_nsec = SECOND;
	CHECK_EQ(pthread_mutex_timedlock(&mutex, &deadline), EINVAL);
	return NULL;
}

int
main(void)
{
	struct timespec past = { 1, 0 };
	pthread_t thread;

	CHECK_EQ(pthread_mutex_timedlock(&mutex, &past), 0);
	CHECK_EQ(pthread_create(&thread, NULL, holder_waits, NULL), 0);
	CHECK_EQ(pthread_join(thread, NULL), 0);
	CHECK_EQ(pthread_mutex_unlock(&mutex), 0);
	return 0;
}
