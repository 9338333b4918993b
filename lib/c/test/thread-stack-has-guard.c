/* SPDX-License-Identifier: MIT */
/* A thread that overflows its stack gets SIGSEGV at once and damages nobody. */
#include "check.h"

#include <pthread.h>

static int
deep(int depth)
{
	volatile char page[4096];

	page[0] = (char)depth;
	return depth > 100000 ? 0 : deep(depth + 1) + page[0];
}

static void *
worker(void *argument)
{
	return (void *)(long)deep((int)(long)argument);
}

static void
overflow(void)
{
	pthread_t thread;

	CHECK_EQ(pthread_create(&thread, NULL, worker, NULL), 0);
	pthread_join(thread, NULL);
}

int
main(void)
{
	CHECK_EQ(run(overflow), KILLED(SIGSEGV));
	return 0;
}
