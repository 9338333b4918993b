/* SPDX-License-Identifier: MIT */
/* A semaphore blocks at 0, wakes one for each post, times out, and works between processes. */
#include "check.h"

#include <pthread.h>
#include <semaphore.h>
#include <sys/mman.h>

static sem_t items, room;
static int ring[4], put, got, sum;

static void *
consumer(void *argument)
{
	(void)argument;
	for (int i = 0; i < 1000; i++) {
		CHECK_EQ(sem_wait(&items), 0);
		sum += ring[got++ % 4];
		CHECK_EQ(sem_post(&room), 0);
	}
	return NULL;
}

static void
between_threads(void)
{
	pthread_t thread;
	int left;

	sem_init(&items, 0, 0);
	sem_init(&room, 0, 4);
	CHECK_EQ(pthread_create(&thread, NULL, consumer, NULL), 0);
	for (int i = 1; i <= 1000; i++) {
		CHECK_EQ(sem_wait(&room), 0);
		ring[put++ % 4] = i;
		CHECK_EQ(sem_post(&items), 0);
	}
	CHECK_EQ(pthread_join(thread, NULL), 0);
	CHECK_EQ(sum, 1000 * 1001 / 2);
	CHECK_EQ(sem_getvalue(&room, &left), 0);
	CHECK_EQ(left, 4);
}

static void
between_processes(void)
{
	sem_t *shared = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t child;

	CHECK(shared != MAP_FAILED);
	sem_init(&shared[0], 1, 0);
	sem_init(&shared[1], 1, 0);
	child = fork();
	if (child == 0) {
		sem_wait(&shared[0]);
		sem_post(&shared[1]);
		_exit(0);
	}
	sem_post(&shared[0]);
	CHECK_EQ(sem_wait(&shared[1]), 0);
	CHECK_EQ(wait_status(child), 0);
}

int
main(void)
{
	struct timespec deadline;

	between_threads();
	between_processes();
	sem_init(&items, 0, 1);
	CHECK_EQ(sem_trywait(&items), 0);
	CHECK_ERRNO(sem_trywait(&items), EAGAIN);
	clock_gettime(CLOCK_REALTIME, &deadline);
	CHECK_ERRNO(sem_timedwait(&items, &deadline), ETIMEDOUT);
	return 0;
}
