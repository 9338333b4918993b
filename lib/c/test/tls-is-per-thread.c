/* SPDX-License-Identifier: MIT */
/* Each thread has its own copy of thread-local variables, with the initial values; errno too. */
#include "check.h"

#include <pthread.h>

static _Thread_local int initialised = 42;
static _Thread_local char zero[100];
static _Thread_local _Alignas(64) int aligned = 7;

static void *
worker(void *argument)
{
	CHECK_EQ(initialised, 42);
	CHECK_EQ(zero[99], 0);
	CHECK_EQ(aligned, 7);
	CHECK_EQ((unsigned long)&aligned % 64, 0);
	CHECK_EQ(errno, 0);
	initialised = zero[99] = (char)(long)argument;
	close(-1);
	CHECK_EQ(errno, EBADF);
	return &initialised;
}

int
main(void)
{
	pthread_t thread;
	void *address;

	errno = EINTR;
	initialised = 1;
	CHECK_EQ((unsigned long)&aligned % 64, 0);
	for (long i = 0; i < 5; i++) {
		CHECK_EQ(pthread_create(&thread, NULL, worker, (void *)i), 0);
		CHECK_EQ(pthread_join(thread, &address), 0);
		CHECK(address != &initialised);
	}
	CHECK_EQ(errno, EINTR);
	CHECK_EQ(initialised, 1);
	CHECK_EQ(zero[99], 0);
	return 0;
}
