/* SPDX-License-Identifier: MIT */
/* Detached threads need no join and give their stacks back: 300 of 1 MiB fit one after the other. */
#include "check.h"

#include <pthread.h>
#include <semaphore.h>
#include <sys/resource.h>

static sem_t done;

static void *
worker(void *argument)
{
	(void)argument;
	sem_post(&done);
	return NULL;
}

int
main(void)
{
	struct rlimit limit = { 64 << 20, 64 << 20 };
	pthread_attr_t attributes;
	pthread_t thread;
	int error;

	setrlimit(RLIMIT_AS, &limit);   /* so that a leak is noticed (where it is known) */
	sem_init(&done, 0, 0);
	pthread_attr_init(&attributes);
	pthread_attr_setstacksize(&attributes, 1 << 20);
	for (int i = 0; i < 300; i++) {
		if (i % 2)
			pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_DETACHED);
		else
			pthread_attr_setdetachstate(&attributes, PTHREAD_CREATE_JOINABLE);
		while ((error = pthread_create(&thread, &attributes, worker, NULL)) == EAGAIN)
			pause_for(MILLISECOND); /* the last ones are still on their way out */
		CHECK_EQ(error, 0);
		if (i % 2 == 0)
			CHECK_EQ(pthread_detach(thread), 0);
		CHECK_EQ(sem_wait(&done), 0);
	}
	return 0;
}
