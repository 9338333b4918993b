/* SPDX-License-Identifier: MIT */
/* Threads that spawn at the same time, while others use the heap, each get the child that they asked for. */
#include "check.h"

#include <pthread.h>
#include <spawn.h>

#define THREADS 4
#define ROUNDS  5

static void *
spawn_some(void *number)
{
	char text[8], *arguments[] = { "x", text, NULL }, *environment[] = { NULL };

	for (int i = 0; i < ROUNDS; i++) {
		int status = (int)(long)number * ROUNDS + i;
		pid_t child;

		snprintf(text, sizeof(text), "%d", status);
		free(malloc(100 + (size_t)i));
		CHECK_EQ(posix_spawn(&child, "/proc/self/exe", NULL, NULL, arguments, environment), 0);
		CHECK_EQ(wait_status(child), EXITED(status));
	}
	return NULL;
}

int
main(int argc, char **argv)
{
	pthread_t threads[THREADS];

	if (argc > 1)
		return atoi(argv[1]);
	for (long i = 0; i < THREADS; i++)
		CHECK_EQ(pthread_create(&threads[i], NULL, spawn_some, (void *)i), 0);
	for (int i = 0; i < THREADS; i++)
		CHECK_EQ(pthread_join(threads[i], NULL), 0);
	return 0;
}
