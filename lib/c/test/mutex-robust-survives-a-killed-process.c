/* SPDX-License-Identifier: MIT */
/* Robust mutexes in shared memory, whose owner is killed or runs another program, come to who waits for them. */
#include "check.h"

#include <pthread.h>
#include <sys/mman.h>

#define MUTEXES 5

static struct shared {
	pthread_mutex_t mutex[MUTEXES];
	int ready;
} *shared;

/* Taken and given back in no simple order, so that the owner's list is tried too. */
static void
hold(void)
{
	for (int i = 0; i < MUTEXES; i++)
		CHECK_EQ(pthread_mutex_lock(&shared->mutex[i]), 0);
	for (int i = 1; i < MUTEXES; i += 2)
		CHECK_EQ(pthread_mutex_unlock(&shared->mutex[i]), 0);
	__atomic_store_n(&shared->ready, 1, __ATOMIC_RELEASE);
}

static void
hold_until_killed(void)
{
	hold();
	for (;;)
		pause();
}

static void
hold_and_exec(void)
{
	char *argv[] = { "again", "again", NULL };

	hold();
	pause_for(20 * MILLISECOND);
	execv("/proc/self/exe", argv);
	_exit(3);
}

static pid_t
start_holding(void (*work)(void))
{
	pid_t child;

	shared->ready = 0;
	child = start(work);
	while (!__atomic_load_n(&shared->ready, __ATOMIC_ACQUIRE))
		pause_for(MILLISECOND);
	return child;
}

static void
take_all(void)
{
	for (int i = 0; i < MUTEXES; i++) {
		int error = pthread_mutex_lock(&shared->mutex[i]);

		CHECK_EQ(error, i % 2 ? 0 : EOWNERDEAD);
		if (error)
			CHECK_EQ(pthread_mutex_consistent(&shared->mutex[i]), 0);
		CHECK_EQ(pthread_mutex_unlock(&shared->mutex[i]), 0);
	}
}

int
main(int argc, char **argv)
{
	pthread_mutexattr_t attributes;
	pid_t owner, waiter;

	if (argc > 1)
		return argv[1][0] != 'a';
	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	CHECK(shared != MAP_FAILED);
	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_setrobust(&attributes, PTHREAD_MUTEX_ROBUST);
	pthread_mutexattr_setpshared(&attributes, PTHREAD_PROCESS_SHARED);
	for (int i = 0; i < MUTEXES; i++)
		CHECK_EQ(pthread_mutex_init(&shared->mutex[i], &attributes), 0);

	owner = start_holding(hold_until_killed);
	waiter = start(take_all);
	pause_for(20 * MILLISECOND);
	CHECK_OK(kill(owner, SIGKILL));
	CHECK_EQ(wait_status(owner), KILLED(SIGKILL));
	CHECK_EQ(wait_status(waiter), EXITED(0));

	owner = start_holding(hold_and_exec);
	waiter = start(take_all);
	CHECK_EQ(wait_status(waiter), EXITED(0));
	CHECK_EQ(wait_status(owner), EXITED(0));
	return 0;
}
