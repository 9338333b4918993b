/* SPDX-License-Identifier: MIT */
/* Readers share, a writer is alone, and no update of the writers is lost. */
#include "check.h"

#include <pthread.h>

static pthread_rwlock_t lock = PTHREAD_RWLOCK_INITIALIZER;
static volatile int a, b;
static int readers_inside, writers_inside;

static void *
writer(void *argument)
{
	(void)argument;
	for (int i = 0; i < 500; i++) {
		pthread_rwlock_wrlock(&lock);
		CHECK_EQ(__atomic_add_fetch(&writers_inside, 1, __ATOMIC_SEQ_CST), 1);
		CHECK_EQ(readers_inside, 0);
		a = a + 1;
		b = b + 1;
		__atomic_sub_fetch(&writers_inside, 1, __ATOMIC_SEQ_CST);
		pthread_rwlock_unlock(&lock);
	}
	return NULL;
}

static void *
reader(void *argument)
{
	(void)argument;
	for (int i = 0; i < 500; i++) {
		pthread_rwlock_rdlock(&lock);
		__atomic_add_fetch(&readers_inside, 1, __ATOMIC_SEQ_CST);
		CHECK_EQ(a, b);
		__atomic_sub_fetch(&readers_inside, 1, __ATOMIC_SEQ_CST);
		pthread_rwlock_unlock(&lock);
	}
	return NULL;
}

int
main(void)
{
	pthread_t threads[4];

	CHECK_EQ(pthread_rwlock_rdlock(&lock), 0);
	CHECK_EQ(pthread_rwlock_tryrdlock(&lock), 0);
	CHECK_EQ(pthread_rwlock_trywrlock(&lock), EBUSY);
	CHECK_EQ(pthread_rwlock_unlock(&lock), 0);
	CHECK_EQ(pthread_rwlock_unlock(&lock), 0);
	CHECK_EQ(pthread_rwlock_trywrlock(&lock), 0);
	CHECK_EQ(pthread_rwlock_tryrdlock(&lock), EBUSY);
	CHECK_EQ(pthread_rwlock_unlock(&lock), 0);
	for (int i = 0; i < 4; i++)
		CHECK_EQ(pthread_create(&threads[i], NULL, i % 2 ? writer : reader, NULL), 0);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	CHECK_EQ(a, 1000);
	return 0;
}
