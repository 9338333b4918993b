/* SPDX-License-Identifier: MIT */
/* A key that takes a deleted one's place is NULL in every thread, and no destructor sees the old values. */
#include "check.h"

#include <pthread.h>

static pthread_barrier_t step;
static pthread_key_t key;
static int destroyed;

static void
destroy(void *value)
{
	CHECK_EQ((long)value, 2);
	destroyed++;
}

static void *
other(void *argument)
{
	CHECK_EQ(pthread_setspecific(key, (void *)1L), 0);
	pthread_barrier_wait(&step);            /* main deletes it and creates it again */
	pthread_barrier_wait(&step);
	CHECK(pthread_getspecific(key) == NULL);
	if (argument)
		CHECK_EQ(pthread_setspecific(key, (void *)2L), 0);
	return NULL;
}

static void
with_a_thread(void *argument)
{
	pthread_t thread;

	CHECK_EQ(pthread_key_create(&key, destroy), 0);
	CHECK_EQ(pthread_create(&thread, NULL, other, argument), 0);
	CHECK_EQ(pthread_setspecific(key, (void *)1L), 0);
	pthread_barrier_wait(&step);
	CHECK_EQ(pthread_key_delete(key), 0);
	CHECK_EQ(pthread_setspecific(key, NULL), EINVAL);
	CHECK_EQ(pthread_key_delete(key), EINVAL);
	CHECK_EQ(pthread_key_create(&key, destroy), 0);
	CHECK(pthread_getspecific(key) == NULL);
	pthread_barrier_wait(&step);
	CHECK_EQ(pthread_join(thread, NULL), 0);
	CHECK_EQ(pthread_key_delete(key), 0);
}

int
main(void)
{
	pthread_barrier_init(&step, NULL, 2);
	with_a_thread(NULL);
	CHECK_EQ(destroyed, 0);
	with_a_thread("");
	CHECK_EQ(destroyed, 1);
	return 0;
}
