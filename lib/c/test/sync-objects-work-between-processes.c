/* SPDX-License-Identifier: MIT */
/* Mutex, condition, reader-writer lock, barrier in memory that a fork shares exclude and wake as between threads. */
#include "check.h"

#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>

#define CHILDREN 4
#define ROUNDS   200

static struct shared {
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	pthread_rwlock_t rwlock;
	pthread_barrier_t barrier;
	int turn, count, written[2], serial;
} *shared;

/* Each in its turn: a condition that all wait for. */
static void
take_turns(int mine)
{
	for (int i = 0; i < ROUNDS / CHILDREN; i++) {
		CHECK_EQ(pthread_mutex_lock(&shared->mutex), 0);
		while (shared->turn != mine)
			CHECK_EQ(pthread_cond_wait(&shared->changed, &shared->mutex), 0);
		shared->turn = (mine + 1) % CHILDREN;
		shared->count++;
		CHECK_EQ(pthread_cond_broadcast(&shared->changed), 0);
		CHECK_EQ(pthread_mutex_unlock(&shared->mutex), 0);
	}
}

static void
read_and_write(void)
{
	for (int i = 0; i < ROUNDS; i++) {
		CHECK_EQ(pthread_rwlock_wrlock(&shared->rwlock), 0);
		shared->written[0]++;
		if (i % 16 == 0)
			sched_yield();
		shared->written[1]++;
		CHECK_EQ(pthread_rwlock_unlock(&shared->rwlock), 0);
		CHECK_EQ(pthread_rwlock_rdlock(&shared->rwlock), 0);
		CHECK_EQ(shared->written[0], shared->written[1]);
		CHECK_EQ(pthread_rwlock_unlock(&shared->rwlock), 0);
	}
}

static void
child(int number)
{
	take_turns(number);
	for (int i = 0; i < ROUNDS; i++)
		if (pthread_barrier_wait(&shared->barrier) == PTHREAD_BARRIER_SERIAL_THREAD)
			shared->serial++;
	read_and_write();
}

static void
make_objects(void)
{
	pthread_mutexattr_t mutex;
	pthread_condattr_t cond;
	pthread_rwlockattr_t rwlock;
	pthread_barrierattr_t barrier;
	int is;

	pthread_mutexattr_init(&mutex);
	pthread_condattr_init(&cond);
	pthread_rwlockattr_init(&rwlock);
	pthread_barrierattr_init(&barrier);
	CHECK_EQ(pthread_mutexattr_setpshared(&mutex, PTHREAD_PROCESS_SHARED), 0);
	CHECK_EQ(pthread_condattr_setpshared(&cond, PTHREAD_PROCESS_SHARED), 0);
	CHECK_EQ(pthread_rwlockattr_setpshared(&rwlock, PTHREAD_PROCESS_SHARED), 0);
	CHECK_EQ(pthread_barrierattr_setpshared(&barrier, PTHREAD_PROCESS_SHARED), 0);
	CHECK_EQ(pthread_condattr_setpshared(&cond, 5), EINVAL);
	CHECK_EQ(pthread_mutexattr_getpshared(&mutex, &is), 0);
	CHECK_EQ(is, PTHREAD_PROCESS_SHARED);
	CHECK_EQ(pthread_barrierattr_getpshared(&barrier, &is), 0);
	CHECK_EQ(is, PTHREAD_PROCESS_SHARED);
	CHECK_EQ(pthread_mutex_init(&shared->mutex, &mutex), 0);
	CHECK_EQ(pthread_cond_init(&shared->changed, &cond), 0);
	CHECK_EQ(pthread_rwlock_init(&shared->rwlock, &rwlock), 0);
	CHECK_EQ(pthread_barrier_init(&shared->barrier, &barrier, CHILDREN), 0);
}

int
main(void)
{
	pid_t children[CHILDREN];

	shared = mmap(NULL, sizeof(*shared), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	CHECK(shared != MAP_FAILED);
	make_objects();
	for (int i = 0; i < CHILDREN; i++) {
		children[i] = CHECK_OK(fork());
		if (!children[i]) {
			child(i);
			_exit(0);
		}
	}
	for (int i = 0; i < CHILDREN; i++)
		CHECK_EQ(wait_status(children[i]), EXITED(0));
	CHECK_EQ(shared->count, ROUNDS);
	CHECK_EQ(shared->serial, ROUNDS);
	CHECK_EQ(shared->written[0], CHILDREN * ROUNDS);
	return 0;
}
