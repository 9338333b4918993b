/* SPDX-License-Identifier: MIT */
/* tryjoin gives EBUSY and timedjoin ETIMEDOUT while the thread lives; both take its result afterwards. */
#include "check.h"

#include <pthread.h>
#include <semaphore.h>

static sem_t end;

static void *
wait_for_end(void *argument)
{
	CHECK_EQ(sem_wait(&end), 0);
	return argument;
}

static struct timespec
soon(clockid_t clock)
{
	struct timespec time;

	clock_gettime(clock, &time);
	time.tv_nsec += 10 * MILLISECOND;
	time.tv_sec += time.tv_nsec / SECOND;
	time.tv_nsec %= SECOND;
	return time;
}

int
main(void)
{
	pthread_t threads[2];
	struct timespec deadline;
	void *result;

	sem_init(&end, 0, 0);
	for (long i = 0; i < 2; i++)
		CHECK_EQ(pthread_create(&threads[i], NULL, wait_for_end, (void *)i), 0);
	CHECK_EQ(pthread_tryjoin_np(threads[0], &result), EBUSY);
	deadline = soon(CLOCK_REALTIME);
	CHECK_EQ(pthread_timedjoin_np(threads[0], &result, &deadline), ETIMEDOUT);
	deadline = soon(CLOCK_MONOTONIC);
	CHECK_EQ(pthread_clockjoin_np(threads[1], &result, CLOCK_MONOTONIC, &deadline), ETIMEDOUT);
	sem_post(&end);
	sem_post(&end);
	CHECK_EQ(pthread_join(threads[1], &result), 0);
	CHECK_EQ((long)result, 1);
	while (pthread_tryjoin_np(threads[0], &result) == EBUSY)
		pause_for(MILLISECOND);
	CHECK_EQ((long)result, 0);
	return 0;
}
