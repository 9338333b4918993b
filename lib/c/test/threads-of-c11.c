/* SPDX-License-Identifier: MIT */
/* threads.h: results of threads, mutexes (plain, recursive, until a deadline), conditions, once, a thread's own values. */
#include "check.h"

#include <threads.h>

#define THREADS 4
#define TIMES 1000

static mtx_t lock;
static cnd_t changed;
static int counter, running = THREADS;
static once_flag flag = ONCE_FLAG_INIT;
static int made, destroyed;
static tss_t key;
static thread_local int own;

static void make(void) { made++; }

static void
destroy(void *value)
{
	CHECK_EQ(value == &counter, 1);
	mtx_lock(&lock);
	destroyed++;
	mtx_unlock(&lock);
}

static int
count(void *arg)
{
	call_once(&flag, make);
	CHECK_EQ(tss_set(key, &counter), thrd_success);
	CHECK_EQ(tss_get(key) == &counter, 1);
	for (int i = 0; i < TIMES; i++) {
		CHECK_EQ(mtx_lock(&lock), thrd_success);
		counter++;
		own++;
		CHECK_EQ(mtx_unlock(&lock), thrd_success);
		thrd_yield();
	}
	CHECK_EQ(own, TIMES);
	CHECK_EQ(mtx_lock(&lock), thrd_success);
	running--;
	CHECK_EQ(cnd_signal(&changed), thrd_success);
	CHECK_EQ(mtx_unlock(&lock), thrd_success);
	thrd_exit(*(int *)arg);
}

static int
try_it(void *unused)
{
	struct timespec now;

	CHECK_EQ(timespec_get(&now, TIME_UTC), TIME_UTC);
	CHECK_EQ(mtx_trylock(&lock), thrd_busy);
	CHECK_EQ(mtx_timedlock(&lock, &now), thrd_timedout);
	return -7;
}

static void
wait_for_a_deadline(void)
{
	struct timespec now;

	CHECK_EQ(timespec_get(&now, 0), 0);
	CHECK_EQ(timespec_get(&now, TIME_UTC), TIME_UTC);
	CHECK_EQ(cnd_timedwait(&changed, &lock, &now), thrd_timedout);
	CHECK_EQ(thrd_sleep(&(struct timespec){ 0, 1000 }, NULL), 0);
	CHECK_EQ(thrd_sleep(&(struct timespec){ 0, -1 }, NULL), -2);
}

int
main(void)
{
	thrd_t thread[THREADS];
	int number[THREADS], result;
	mtx_t again;

	CHECK_EQ(mtx_init(&lock, mtx_timed), thrd_success);
	CHECK_EQ(mtx_init(&again, mtx_plain | mtx_recursive), thrd_success);
	CHECK_EQ(mtx_lock(&again), thrd_success);
	CHECK_EQ(mtx_lock(&again), thrd_success);
	CHECK_EQ(cnd_init(&changed), thrd_success);
	CHECK_EQ(tss_create(&key, destroy), thrd_success);
	for (int i = 0; i < THREADS; i++) {
		number[i] = 10 * i;
		CHECK_EQ(thrd_create(&thread[i], count, &number[i]), thrd_success);
		CHECK_EQ(thrd_equal(thread[i], thrd_current()), 0);
	}
	CHECK_EQ(mtx_lock(&lock), thrd_success);
	while (running > 0)
		CHECK_EQ(cnd_wait(&changed, &lock), thrd_success);
	CHECK_EQ(mtx_unlock(&lock), thrd_success);
	for (int i = 0; i < THREADS; i++) {
		CHECK_EQ(thrd_join(thread[i], &result), thrd_success);
		CHECK_EQ(result, 10 * i);
	}
	CHECK_EQ(counter, THREADS * TIMES);
	CHECK_EQ(made, 1);
	CHECK_EQ(destroyed, THREADS);
	mtx_lock(&lock);
	CHECK_EQ(thrd_create(&thread[0], try_it, NULL), thrd_success);
	CHECK_EQ(thrd_join(thread[0], &result), thrd_success);
	CHECK_EQ(result, -7);
	wait_for_a_deadline();
	tss_delete(key);
	cnd_destroy(&changed);
	return 0;
}
