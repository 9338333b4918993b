/* SPDX-License-Identifier: MIT */
/*
 * bench: what the basic operations cost, in nanoseconds.
 *
 *   bench [NAME...]     one line each: NAME NANOSECONDS
 *
 * Each figure is the least of several rounds: what the operation costs when
 * nothing else happens.  The same source compiles on Linux.
 */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 5, BLOCK = 4096 };

static uint64_t
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

static void
must(int ok, const char *what)
{
	if (ok)
		return;
	perror(what);
	exit(1);
}

static void
getpid_times(int times)
{
	while (times-- > 0)
		syscall(SYS_getpid);
}

static void
fork_exit_times(int times)
{
	int status;

	while (times-- > 0) {
		pid_t pid = fork();
		if (pid == 0)
			_exit(0);
		must(pid > 0 && waitpid(pid, &status, 0) == pid, "fork");
	}
}

static void
fork_exec_times(int times)
{
	static char *const argv[] = { "true", NULL };
	static char *const environment[] = { NULL };
	int status;

	while (times-- > 0) {
		pid_t pid = fork();
		if (pid == 0) {
			execve("/bin/true", argv, environment);
			_exit(127);
		}
		must(pid > 0 && waitpid(pid, &status, 0) == pid && status == 0, "fork and exec /bin/true");
	}
}

/* The child of a pipe benchmark: sends every byte back. */
static void
echo_bytes(int from, int to)
{
	char byte;

	while (read(from, &byte, 1) == 1)
		must(write(to, &byte, 1) == 1, "write");
	_exit(0);
}

static void
pipe_round_trip_times(int times)
{
	int there[2], back[2], status;
	char byte = 'x';

	must(pipe(there) == 0 && pipe(back) == 0, "pipe");
	pid_t pid = fork();
	if (pid == 0) {
		close(there[1]);
		echo_bytes(there[0], back[1]);
	}
	while (times-- > 0)
		must(write(there[1], &byte, 1) == 1 && read(back[0], &byte, 1) == 1, "round trip");
	close(there[1]);
	waitpid(pid, &status, 0);
	close(there[0]);
	close(back[0]);
	close(back[1]);
}

static void
drain(int from)
{
	static char block[BLOCK];

	while (read(from, block, sizeof block) > 0)
		;
	_exit(0);
}

static void
pipe_block_times(int times)
{
	static char block[BLOCK];
	int ends[2], status;

	must(pipe(ends) == 0, "pipe");
	pid_t pid = fork();
	if (pid == 0) {
		close(ends[1]);
		drain(ends[0]);
	}
	close(ends[0]);
	while (times-- > 0)
		must(write(ends[1], block, sizeof block) == sizeof block, "write");
	close(ends[1]);
	waitpid(pid, &status, 0);
}

static void
mutex_times(int times)
{
	static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

	while (times-- > 0) {
		pthread_mutex_lock(&mutex);
		pthread_mutex_unlock(&mutex);
	}
}

static void *
nothing(void *argument)
{
	return argument;
}

static void
thread_times(int times)
{
	pthread_t thread;

	while (times-- > 0) {
		must(pthread_create(&thread, NULL, nothing, NULL) == 0, "pthread_create");
		must(pthread_join(thread, NULL) == 0, "pthread_join");
	}
}

static const struct benchmark {
	const char *name;
	void (*run)(int times);
	int times;
} benchmarks[] = {
	{ "getpid", getpid_times, 20000 },
	{ "fork+exit+wait", fork_exit_times, 50 },
	{ "fork+exec+wait", fork_exec_times, 30 },
	{ "pipe-round-trip", pipe_round_trip_times, 1000 },
	{ "pipe-4KiB", pipe_block_times, 2000 },
	{ "mutex-pair", mutex_times, 100000 },
	{ "pthread-create+join", thread_times, 200 },
};

static uint64_t
least_of_rounds(const struct benchmark *benchmark)
{
	uint64_t least = UINT64_MAX;

	for (int round = 0; round < ROUNDS; round++) {
		uint64_t start = now();
		benchmark->run(benchmark->times);
		uint64_t took = (now() - start) / (uint64_t)benchmark->times;
		if (took < least)
			least = took;
	}
	return least;
}

static int
wanted(const char *name, int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (strcmp(argv[i], name) == 0)
			return 1;
	return argc == 1;
}

int
main(int argc, char **argv)
{
	for (size_t i = 0; i < sizeof benchmarks / sizeof *benchmarks; i++)
		if (wanted(benchmarks[i].name, argc, argv)) {
			printf("%s %llu\n", benchmarks[i].name,
			       (unsigned long long)least_of_rounds(&benchmarks[i]));
			fflush(stdout);
		}
	return 0;
}
