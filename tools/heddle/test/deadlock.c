/* SPDX-License-Identifier: MIT */
/* Ways to wait for ever, one a mode; see deadlocks-are-explained.sh. */
#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <heddle.h>

static pthread_mutex_t A = PTHREAD_MUTEX_INITIALIZER, B = PTHREAD_MUTEX_INITIALIZER;
static pthread_mutex_t inherits; /* its waiters lend their priority */
static pthread_cond_t rung = PTHREAD_COND_INITIALIZER;
static pthread_barrier_t both;

static void *
a_then_b(void *arg)
{
	pthread_setname_np(pthread_self(), "alice");
	pthread_mutex_lock(&A);
	pthread_barrier_wait(&both);
	usleep(20000); /* carol and main come to rest first */
	pthread_mutex_lock(&B); /* alice waits */
	return arg;
}

static void *
b_then_a(void *arg)
{
	pthread_setname_np(pthread_self(), "bob");
	pthread_mutex_lock(&B);
	pthread_barrier_wait(&both);
	usleep(20000);
	pthread_mutex_lock(&A); /* bob waits */
	return arg;
}

static void *
only_a(void *arg)
{
	pthread_setname_np(pthread_self(), "carol");
	usleep(10000);
	pthread_mutex_lock(&A);
	pthread_mutex_unlock(&A);
	return arg;
}

static void *
takes_and_leaves(void *arg)
{
	pthread_mutex_lock(&A);
	return arg;
}

static void *
listens(void *arg)
{
	pthread_mutex_lock(&A);
	pthread_cond_wait(&rung, &A);
	pthread_mutex_unlock(&A);
	return arg;
}

/* Two that wait for each other, one of them for a lock of the kernel's making. */
static void *
inherits_then_b(void *arg)
{
	pthread_setname_np(pthread_self(), "dora");
	pthread_mutex_lock(&inherits);
	pthread_barrier_wait(&both);
	usleep(20000); /* emil waits already */
	pthread_mutex_lock(&B);
	return arg;
}

static void *
b_then_inherits(void *arg)
{
	pthread_setname_np(pthread_self(), "emil");
	pthread_mutex_lock(&B);
	pthread_barrier_wait(&both);
	pthread_mutex_lock(&inherits);
	return arg;
}

/* Nobody is left to wake it, and nobody needs to. */
static void
wait_a_moment(void)
{
	struct timespec until;

	clock_gettime(CLOCK_REALTIME, &until);
	until.tv_sec++;
	pthread_mutex_lock(&A);
	pthread_cond_timedwait(&rung, &A, &until);
	pthread_mutex_unlock(&A);
}

static void
run(void *(*first)(void *), void *(*second)(void *), void *(*third)(void *))
{
	void *(*f[])(void *) = { first, second, third };
	pthread_t t[3];
	int n = 0;

	while (n < 3 && f[n] != NULL) {
		pthread_create(&t[n], NULL, f[n], NULL);
		n++;
	}
	while (n > 0)
		pthread_join(t[--n], NULL);
}

int
main(int argc, char **argv)
{
	const char *mode = argc > 1 ? argv[1] : "";
	pthread_mutexattr_t attributes;

	lock_set_name(&A, "A");
	lock_set_name(&inherits, "C");
	pthread_mutexattr_init(&attributes);
	pthread_mutexattr_setprotocol(&attributes, PTHREAD_PRIO_INHERIT);
	pthread_mutex_init(&inherits, &attributes);
	pthread_barrier_init(&both, NULL, 2);
	if (strcmp(mode, "cycle") == 0) {
		run(a_then_b, b_then_a, only_a);
	} else if (strcmp(mode, "inherit") == 0) {
		run(inherits_then_b, b_then_inherits, NULL);
	} else if (strcmp(mode, "self") == 0) {
		pthread_mutex_lock(&B);
		pthread_mutex_lock(&B);
	} else if (strcmp(mode, "abandoned") == 0) {
		run(takes_and_leaves, NULL, NULL);
		run(only_a, NULL, NULL);
	} else if (strcmp(mode, "lost") == 0) {
		pthread_cond_signal(&rung);
		run(listens, NULL, NULL);
	} else if (strcmp(mode, "fine") == 0) {
		for (int i = 0; i < 300; i++)
			run(only_a, only_a, only_a);
		wait_a_moment();
		puts("done");
	}
	return 0;
}
