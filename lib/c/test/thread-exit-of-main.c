/* SPDX-License-Identifier: MIT */
/* After pthread_exit in main the process lives until the last thread ends, and exits with 0. */
#include "check.h"

#include <pthread.h>

static int ends[2];

static void *
worker(void *argument)
{
	(void)argument;
	pause_for(20 * MILLISECOND);
	CHECK_EQ(write(ends[1], "late", 4), 4);
	return NULL;
}

static void
main_leaves(void)
{
	pthread_t thread;

	CHECK_EQ(pthread_create(&thread, NULL, worker, NULL), 0);
	pthread_exit(NULL);
}

int
main(void)
{
	char bytes[8];

	CHECK_OK(pipe(ends));
	CHECK_EQ(run(main_leaves), EXITED(0));
	CHECK_EQ(read(ends[0], bytes, 8), 4);
	return 0;
}
