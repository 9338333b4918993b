/* SPDX-License-Identifier: MIT */
/* Threads, processes, chance and counters for tests.  Uses nothing that a lab replaces. */
#include <history.h>

#include <fcntl.h>
#include <heddle.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/random.h>
#include <time.h>
#include <unistd.h>

#include "labs/harness/harness.h"

enum { THREADS = 15, WORKLOAD = 1 << 18 };

struct job {
	pthread_t thread;
	int me;
	void (*f)(int me);
	atomic_int running;
};

static struct job jobs[THREADS];

static uint64_t seed;
static _Thread_local uint64_t sequence;

void
harness_seed(void)
{
	if (getrandom(&seed, sizeof seed, 0) != sizeof seed)
		abort();
}

static void *
run_job(void *arg)
{
	struct job *job = arg;

	harness_me = job->me;
	atomic_store(&job->running, 1);
	job->f(job->me);
	atomic_store(&job->running, 0);
	return NULL;
}

static void
do_nothing(int signal_number)
{
	(void)signal_number;
}

void
poke(int me)
{
	struct sigaction action = { .sa_handler = do_nothing };

	sigaction(SIGUSR1, &action, NULL);
	if (atomic_load(&jobs[me - 1].running))
		pthread_kill(jobs[me - 1].thread, SIGUSR1);
}

void
threads_run(int n, void (*f)(int me))
{
	for (int i = 0; i < n; i++) {
		jobs[i].me = i + 1;
		jobs[i].f = f;
		if (pthread_create(&jobs[i].thread, NULL, run_job, &jobs[i]) != 0)
			abort();
	}
	for (int i = 0; i < n; i++)
		pthread_join(jobs[i].thread, NULL);
}

int
child_start(int me, void (*f)(int me))
{
	pid_t child = fork();

	if (child < 0)
		abort();
	if (child == 0) {
		harness_me = me;
		f(me);
		_exit(0);
	}
	return child;
}

/* SplitMix64; the thread's number is part of where its sequence starts. */
int64_t
draw(int64_t low, int64_t high)
{
	if (sequence == 0)
		sequence = seed + (uint64_t)harness_me * UINT64_C(0x632be59bd9b4e019);
	uint64_t z = sequence += UINT64_C(0x9e3779b97f4a7c15);
	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	z ^= z >> 31;
	return low + (int64_t)(z % (uint64_t)(high - low + 1));
}

void
linger(int n)
{
	for (volatile int i = 0; i < n; i++)
		;
}

int64_t
loop_ns(void)
{
	struct timespec a, b;

	clock_gettime(CLOCK_MONOTONIC, &a);
	linger(3000000);
	clock_gettime(CLOCK_MONOTONIC, &b);
	return (b.tv_sec - a.tv_sec) * 1000000000 + b.tv_nsec - a.tv_nsec;
}

void
sleep_ms(int64_t milliseconds)
{
	struct timespec t = { milliseconds / 1000, milliseconds % 1000 * 1000000 };

	nanosleep(&t, NULL);
}

static struct heddle_counters
counters(void)
{
	struct heddle_counters c = { 0 };

	heddle_counters(&c);
	return c;
}

int64_t
system_calls(void)
{
	return (int64_t)counters().syscalls;
}

int64_t
switches(void)
{
	return (int64_t)counters().switches;
}

const unsigned char *
workload(size_t *size)
{
	static unsigned char bytes[WORKLOAD];
	int in = open("/boot/workload", O_RDONLY | O_CLOEXEC);
	ssize_t n = in < 0 ? -1 : 0;

	for (*size = 0; in >= 0 && *size < WORKLOAD; *size += (size_t)n)
		if ((n = read(in, bytes + *size, WORKLOAD - *size)) <= 0)
			break;
	close(in);
	if (*size == 0)
		abort();
	return bytes;
}

int64_t
bytes_digest(const void *bytes, size_t size)
{
	const unsigned char *at = bytes;
	uint64_t h = UINT64_C(0xcbf29ce484222325);

	for (size_t i = 0; i < size; i++)
		h = (h ^ at[i]) * UINT64_C(0x100000001b3);
	return (int64_t)h;
}
