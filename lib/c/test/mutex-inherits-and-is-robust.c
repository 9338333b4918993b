/* SPDX-License-Identifier: MIT */
/* A mutex with PRIO_INHERIT excludes, counts, times out and outlives its owner as any other; what it inherits: futex-pi-*. */
#include "check.h"

#include <pthread.h>
#include <sys/mman.h>

#define THREADS 4
#define ROUNDS  500

static pthread_mutex_t plain, recursive, *robust;
static int sum;

static void
make(pthread_mutex_t *mutex, int type, int is_robust)
{
	pthread_mutexattr_t attributes;
	int protocol = -1, error;

	pthread_mutexattr_init(&attributes);
	CHECK_EQ(pthread_mutexattr_setprotocol(&attributes, 77), EINVAL);
	error = pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_INHERIT);
	if (error == ENOTSUP)
		skip("this system has no priority inheritance");
	CHECK_EQ(error, 0);
	CHECK_EQ(pthread_mutexattr_getprotocol(&attributes, &protocol), 0);
	CHECK_EQ(protocol, PTHREAD_PRIO_INHERIT);
	CHECK_EQ(pthread_mutexattr_settype(&attributes, type), 0);
	CHECK_EQ(pthread_mutexattr_setrobust(&attributes, is_robust), 0);
	CHECK_EQ(pthread_mutex_init(mutex, &attributes), 0);
}

static void *
add(void *argument)
{
	for (int i = 0; i < ROUNDS; i++) {
		int before;

		CHECK_EQ(pthread_mutex_lock(&plain), 0);
		before = sum;
		if (i % 50 == 0)
			pause_for(1);
		sum = before + 1;
		CHECK_EQ(pthread_mutex_unlock(&plain), 0);
	}
	return argument;
}

static void
excludes(void)
{
	pthread_t threads[THREADS];

	for (int i = 0; i < THREADS; i++)
		CHECK_EQ(pthread_create(&threads[i], NULL, add, NULL), 0);
	for (int i = 0; i < THREADS; i++)
		CHECK_EQ(pthread_join(threads[i], NULL), 0);
	CHECK_EQ(sum, THREADS * ROUNDS);
}

static void *
finds_it_locked(void *argument)
{
	struct timespec soon;

	clock_gettime(CLOCK_REALTIME, &soon);
	CHECK_EQ(pthread_mutex_trylock(&recursive), EBUSY);
	CHECK_EQ(pthread_mutex_unlock(&recursive), EPERM);
	soon.tv_sec += (soon.tv_nsec += 20 * MILLISECOND) / SECOND;
	soon.tv_nsec %= SECOND;
	CHECK_EQ(pthread_mutex_timedlock(&recursive, &soon), ETIMEDOUT);
	return argument;
}

static void
counts(void)
{
	pthread_t thread;

	CHECK_EQ(pthread_mutex_lock(&recursive), 0);
	CHECK_EQ(pthread_mutex_lock(&recursive), 0);
	CHECK_EQ(pthread_create(&thread, NULL, finds_it_locked, NULL), 0);
	CHECK_EQ(pthread_join(thread, NULL), 0);
	CHECK_EQ(pthread_mutex_unlock(&recursive), 0);
	CHECK_EQ(pthread_mutex_unlock(&recursive), 0);
	CHECK_EQ(pthread_mutex_unlock(&recursive), EPERM);
	CHECK_EQ(pthread_mutex_destroy(&recursive), 0);
}

static void *
die_with_it(void *argument)
{
	CHECK_EQ(pthread_mutex_lock(robust), 0);
	pause_for(20 * MILLISECOND);
	return argument;
}

static void
die_with_it_as_a_process(void)
{
	die_with_it(NULL);
	kill(getpid(), SIGKILL);
}

static void
outlives(void)
{
	pthread_attr_t detached;
	pthread_t thread;
	pid_t child;

	CHECK_EQ(pthread_create(&thread, NULL, die_with_it, NULL), 0);
	CHECK_EQ(pthread_join(thread, NULL), 0);
	CHECK_EQ(pthread_mutex_trylock(robust), EOWNERDEAD);
	CHECK_EQ(pthread_mutex_consistent(robust), 0);
	CHECK_EQ(pthread_mutex_unlock(robust), 0);

	pthread_attr_init(&detached);
	pthread_attr_setdetachstate(&detached, PTHREAD_CREATE_DETACHED);
	CHECK_EQ(pthread_create(&thread, &detached, die_with_it, NULL), 0);
	pause_for(5 * MILLISECOND);
	while (pthread_mutex_lock(robust) != EOWNERDEAD)        /* we were first */
		CHECK_EQ(pthread_mutex_unlock(robust), 0);
	CHECK_EQ(pthread_mutex_consistent(robust), 0);
	CHECK_EQ(pthread_mutex_unlock(robust), 0);

	child = start(die_with_it_as_a_process);
	CHECK_EQ(wait_status(child), KILLED(SIGKILL));
	CHECK_EQ(pthread_mutex_lock(robust), EOWNERDEAD);
	CHECK_EQ(pthread_mutex_unlock(robust), 0);              /* not repaired */
	CHECK_EQ(pthread_mutex_lock(robust), ENOTRECOVERABLE);
	CHECK_EQ(pthread_mutex_trylock(robust), ENOTRECOVERABLE);
}

int
main(void)
{
	robust = mmap(NULL, sizeof(*robust), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	CHECK(robust != MAP_FAILED);
	make(&plain, PTHREAD_MUTEX_NORMAL, PTHREAD_MUTEX_STALLED);
	make(&recursive, PTHREAD_MUTEX_RECURSIVE, PTHREAD_MUTEX_STALLED);
	make(robust, PTHREAD_MUTEX_NORMAL, PTHREAD_MUTEX_ROBUST);
	excludes();
	counts();
	outlives();
	return 0;
}
