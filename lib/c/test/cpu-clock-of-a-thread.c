/* SPDX-License-Identifier: MIT */
/* pthread_getcpuclockid, clock_getcpuclockid: the clock of a thread that computes goes on, that of one that waits does not;
 * both are of the process. */
#include "check.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <sys/wait.h>
#include <unistd.h>

/* A tenth of a second of the computing thread's time. */
#define COMPUTED 100000000

static sem_t ready, over;
static clockid_t mine;

static int64_t
read_clock(clockid_t clock)
{
	struct timespec time;

	CHECK_EQ(clock_gettime(clock, &time), 0);
	return time.tv_sec * 1000000000ll + time.tv_nsec;
}

static void
compute(void)
{
	int64_t end = read_clock(mine) + COMPUTED;

	while (read_clock(mine) < end)
		;
}

static void *
wait_for_end(void *unused)
{
	sem_post(&ready);
	sem_wait(&over);
	return unused;
}

int
main(void)
{
	clockid_t clock, whole;
	pthread_t thread;
	int64_t before;
	pid_t child;

	CHECK_EQ(pthread_getcpuclockid(pthread_self(), &mine), 0);
	sem_init(&ready, 0, 0);
	sem_init(&over, 0, 0);
	CHECK_EQ(pthread_create(&thread, NULL, wait_for_end, NULL), 0);
	sem_wait(&ready);
	CHECK_EQ(pthread_getcpuclockid(thread, &clock), 0);
	CHECK_EQ(clock_getcpuclockid(0, &whole), 0);
	CHECK_EQ(clock_getcpuclockid(getpid(), &whole), 0);
	before = read_clock(clock);
	compute();
	CHECK_EQ(read_clock(clock) - before < COMPUTED / 2, 1);
	CHECK_EQ(read_clock(mine) <= read_clock(whole), 1);
	sem_post(&over);
	CHECK_EQ(pthread_join(thread, NULL), 0);
	child = fork();
	if (child == 0)
		_exit(0);
	CHECK_EQ(waitpid(child, NULL, 0), child);
	CHECK_EQ(clock_getcpuclockid(child, &whole), ESRCH);
	return 0;
}
