/* SPDX-License-Identifier: MIT */
/* Two threads that add under a spin lock lose nothing; trylock says EBUSY. */
#include "check.h"

#include <pthread.h>

#define ADDITIONS 20000

static pthread_spinlock_t lock;
static volatile int sum;

static void *
add(void *argument)
{
	for (int i = 0; i < ADDITIONS; i++) {
		pthread_spin_lock(&lock);
		sum = sum + 1;
		pthread_spin_unlock(&lock);
	}
	return argument;
}

int
main(void)
{
	pthread_t threads[2];

	CHECK_EQ(pthread_spin_init(&lock, PTHREAD_PROCESS_PRIVATE), 0);
	for (int i = 0; i < 2; i++)
		CHECK_EQ(pthread_create(&threads[i], NULL, add, NULL), 0);
	for (int i = 0; i < 2; i++)
		CHECK_EQ(pthread_join(threads[i], NULL), 0);
	CHECK_EQ(sum, 2 * ADDITIONS);
	CHECK_EQ(pthread_spin_trylock(&lock), 0);
	CHECK_EQ(pthread_spin_trylock(&lock), EBUSY);
	CHECK_EQ(pthread_spin_unlock(&lock), 0);
	CHECK_EQ(pthread_spin_destroy(&lock), 0);
	return 0;
}
