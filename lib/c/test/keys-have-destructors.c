/* SPDX-License-Identifier: MIT */
/* Thread-specific values start as NULL and their destructors run at the thread's end. */
#include "check.h"

#include <pthread.h>

static pthread_key_t key, other;
static int destroyed;

static void
destroy(void *value)
{
	destroyed += (int)(long)value;
	if ((long)value > 100)
		pthread_setspecific(key, (void *)7L);   /* runs in another round */
}

static void *
worker(void *argument)
{
	CHECK(!pthread_getspecific(key));
	CHECK_EQ(pthread_setspecific(key, argument), 0);
	CHECK_EQ(pthread_setspecific(other, argument), 0);
	CHECK_EQ(pthread_getspecific(key), (long)argument);
	return NULL;
}

int
main(void)
{
	pthread_t a, b;

	CHECK_EQ(pthread_key_create(&key, destroy), 0);
	CHECK_EQ(pthread_key_create(&other, NULL), 0);
	CHECK_EQ(pthread_setspecific(key, (void *)50L), 0);
	CHECK_EQ(pthread_create(&a, NULL, worker, (void *)1L), 0);
	CHECK_EQ(pthread_join(a, NULL), 0);
	CHECK_EQ(pthread_create(&b, NULL, worker, (void *)200L), 0);
	CHECK_EQ(pthread_join(b, NULL), 0);
	CHECK_EQ(destroyed, 1 + 200 + 7);
	CHECK_EQ(pthread_getspecific(key), 50);
	CHECK_EQ(pthread_key_delete(other), 0);
	return 0;
}
