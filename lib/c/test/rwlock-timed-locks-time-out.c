/* SPDX-License-Identifier: MIT */
/* Timed reader and writer locks give up with ETIMEDOUT, on both clocks, and a writer that gave up lets readers in. */
#include "check.h"

#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;

static struct timespec
after(clockid_t clock, long nanoseconds)
{
	struct timespec time;

	clock_gettime(clock, &time);
	nanoseconds += time.tv_nsec;
	return (struct timespec){ time.tv_sec + nanoseconds / SECOND, nanoseconds % SECOND };
}

static void *
write_in_vain(void *argument)
{
	struct timespec deadline = after(CLOCK_REALTIME, 40 * MILLISECOND);

	CHECK_EQ(pthread_rwlock_timedwrlock(&lock, &deadline), ETIMEDOUT);
	return argument;
}

static void *
read_after_it(void *argument)
{
	CHECK_EQ(pthread_rwlock_rdlock(&lock), 0);
	CHECK_EQ(pthread_rwlock_unlock(&lock), 0);
	return argument;
}

static void *
wait_for_the_writer(void *argument)
{
	struct timespec soon, nonsense = { 1, SECOND };
	long begin = now();

	soon = after(CLOCK_REALTIME, 10 * MILLISECOND);
	CHECK_EQ(pthread_rwlock_timedrdlock(&lock, &soon), ETIMEDOUT);
	soon = after(CLOCK_MONOTONIC, 10 * MILLISECOND);
	CHECK_EQ(pthread_rwlock_clockrdlock(&lock, CLOCK_MONOTONIC, &soon), ETIMEDOUT);
	CHECK_EQ(pthread_rwlock_clockwrlock(&lock, CLOCK_MONOTONIC, &soon), ETIMEDOUT);
	CHECK_EQ(pthread_rwlock_timedwrlock(&lock, &nonsense), EINVAL);
	CHECK(now() - begin >= 20 * MILLISECOND);
	return argument;
}

int
main(void)
{
	pthread_t writer, reader;

	CHECK_EQ(pthread_rwlock_wrlock(&lock), 0);
	CHECK_EQ(pthread_create(&reader, NULL, wait_for_the_writer, NULL), 0);
	CHECK_EQ(pthread_join(reader, NULL), 0);
	CHECK_EQ(pthread_rwlock_unlock(&lock), 0);

	/* A waiting writer keeps the second reader out, until it gives up. */
	CHECK_EQ(pthread_rwlock_rdlock(&lock), 0);
	CHECK_EQ(pthread_create(&writer, NULL, write_in_vain, NULL), 0);
	pause_for(10 * MILLISECOND);
	CHECK_EQ(pthread_create(&reader, NULL, read_after_it, NULL), 0);
	CHECK_EQ(pthread_join(writer, NULL), 0);
	CHECK_EQ(pthread_join(reader, NULL), 0);
	CHECK_EQ(pthread_rwlock_unlock(&lock), 0);
	CHECK_EQ(pthread_rwlock_trywrlock(&lock), 0);
	CHECK_EQ(pthread_rwlock_unlock(&lock), 0);
	CHECK_EQ(pthread_rwlock_destroy(&lock), 0);
	return 0;
}
