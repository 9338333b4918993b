/* SPDX-License-Identifier: MIT */
/* While threads allocate and print all the time, a forked child can still allocate and print. */
#include "check.h"

#include <pthread.h>

static volatile int stop;

static void *
worker(void *argument)
{
	FILE *null = fopen("/dev/null", "w");

	(void)argument;
	while (!stop) {
		free(malloc(100));
		fprintf(null, "%d\n", stop);
	}
	fclose(null);
	return NULL;
}

static void
child_works(void)
{
	char *block = malloc(5000);
	FILE *file = fopen("/dev/null", "w");

	CHECK(block && file);
	fprintf(file, "%p\n", (void *)block);
	CHECK_EQ(fclose(file), 0);
	free(block);
	exit(0);
}

int
main(void)
{
	pthread_t threads[3];

	for (int i = 0; i < 3; i++)
		CHECK_EQ(pthread_create(&threads[i], NULL, worker, NULL), 0);
	for (int i = 0; i < 30; i++)
		CHECK_EQ(run(child_works), 0);
	stop = 1;
	for (int i = 0; i < 3; i++)
		CHECK_EQ(pthread_join(threads[i], NULL), 0);
	return 0;
}
