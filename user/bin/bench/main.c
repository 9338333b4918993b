/* SPDX-License-Identifier: MIT */
/*
 * bench: what the basic operations cost.
 *
 *   bench [ROW...]                  one line each: ROW NANOSECONDS
 *   bench --instructions [ROW...]   the same, a fixed number of times each: exact in virtual time
 *   bench --marks [ROW...]          `begin ROW`, a pause, the row, `end ROW TIMES`, a pause: who
 *                                   hears this looks at a clock of its own
 *   bench --growth [NAME...]        one line each for 10, 100, 1000 and 10000 threads or objects:
 *                                   NAME MANY NANOSECONDS, the least of several rounds
 *
 * The same source is Linux's first process when `make bench` compares (linux.c).  A row that fails
 * says so in a line `failed ROW`; the others go on.
 */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "user/bin/bench/bench.h"
#include "user/bin/bench/linux.h"

enum { MOST = 10000, FILES = 16384, FUTEX_WAIT_HERE = 128, FUTEX_WAKE_HERE = 129 };

#define ENOUGH 30000000    /* nanoseconds from which on the number of operations is estimated */
#define MEASURED 350000000 /* and for how long they are measured */
#define PAUSE 20000000

uint64_t
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (uint64_t)time.tv_sec * 1000000000 + (uint64_t)time.tv_nsec;
}

void
must(int ok, const char *what)
{
	if (ok)
		return;
	perror(what);
	exit(1);
}

long
futex_wait(volatile int *word, int value)
{
	return syscall(SYS_futex, word, FUTEX_WAIT_HERE, value, NULL, NULL, 0);
}

long
futex_wake(volatile int *word, int many)
{
	return syscall(SYS_futex, word, FUTEX_WAKE_HERE, many, NULL, NULL, 0);
}

int
helper(void)
{
	pid_t pid = fork();

	must(pid >= 0, "fork");
	if (pid == 0) {
		close(1);
		close(2);
	}
	return pid == 0;
}

static uint64_t
time_of(const struct row *row, int times)
{
	uint64_t start = now();

	row->run(times);
	return now() - start;
}

/* How often the row is done in MEASURED nanoseconds. */
static int
estimate(const struct row *row)
{
	uint64_t took;
	int times = row->times;

	while ((took = time_of(row, times)) < ENOUGH)
		times *= took < ENOUGH / 8 ? 4 : 2;
	return (int)((double)times * MEASURED / (double)took) + 1;
}

static void
print_marks(const struct row *row)
{
	const struct timespec pause = { .tv_nsec = PAUSE };
	int times = estimate(row);

	printf("begin %s\n", row->name);
	nanosleep(&pause, NULL);
	row->run(times);
	printf("end %s %d\n", row->name, times);
	nanosleep(&pause, NULL);
}

static void
print_cost(const struct row *row, int exact)
{
	int times = row->times;

	if (exact)
		row->run(times);
	else
		times = estimate(row);
	printf("%s %llu\n", row->name, (unsigned long long)(time_of(row, times) / (uint64_t)times));
}

/* In a group of its own with all that helps it. */
static void
run_row(const struct row *row, const char *mode)
{
	setpgid(0, 0);
	linux_child();
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (row->prepare)
		row->prepare(row->size);
	if (strcmp(mode, "--marks") == 0)
		print_marks(row);
	else
		print_cost(row, strcmp(mode, "--instructions") == 0);
	fflush(stdout);
	_exit(0);
}

static void
repeat(int from)
{
	char text[256];
	ssize_t size;

	while ((size = read(from, text, sizeof text)) > 0)
		linux_say(text, (size_t)size);
}

static void
measure(const struct row *row, const char *mode)
{
	int words[2], status = 0;
	char text[64];

	must(pipe(words) == 0, "pipe");
	pid_t pid = fork();
	must(pid >= 0, "fork");
	if (pid == 0) {
		must(dup2(words[1], 1) == 1 && dup2(words[1], 2) == 2, "dup2");
		close(words[0]);
		close(words[1]);
		run_row(row, mode);
	}
	close(words[1]);
	repeat(words[0]);
	close(words[0]);
	must(waitpid(pid, &status, 0) == pid, "waitpid");
	kill(-pid, SIGKILL);
	if (status)
		linux_say(text, (size_t)snprintf(text, sizeof text, "failed %s\n", row->name));
}

/* The words after the first `skip` are names; without any, all are wanted. */
static int
wanted(const char *name, int skip, int argc, char **argv)
{
	for (int i = skip; i < argc; i++)
		if (strcmp(argv[i], name) == 0)
			return 1;
	return argc == skip;
}

static void
print_growth(const struct growth *growth)
{
	for (int many = 10; many <= MOST; many *= 10) {
		printf("%s %d %llu\n", growth->name, many, (unsigned long long)growth->measure(many));
		fflush(stdout);
	}
}

static void
allow_files(void)
{
	struct rlimit files = { FILES, FILES };

	if (setrlimit(RLIMIT_NOFILE, &files) == 0)
		return;
	must(getrlimit(RLIMIT_NOFILE, &files) == 0, "getrlimit");
	files.rlim_cur = files.rlim_max;
	must(setrlimit(RLIMIT_NOFILE, &files) == 0, "setrlimit");
}

int
main(int argc, char **argv)
{
	static const struct row *const tables[] = { process_rows, message_rows, poll_rows };
	int named = argc > 1 && strncmp(argv[1], "--", 2) == 0;
	const char *mode = named ? argv[1] : "";

	if (strcmp(mode, "--nothing") == 0)
		return 0;
	linux_begin();
	allow_files();
	if (strcmp(mode, "--growth") == 0)
		for (const struct growth *growth = growths; growth->name; growth++)
			if (wanted(growth->name, 2, argc, argv))
				print_growth(growth);
	for (size_t i = 0; i < sizeof tables / sizeof *tables && strcmp(mode, "--growth") != 0; i++)
		for (const struct row *row = tables[i]; row->name; row++)
			if (wanted(row->name, 1 + named, argc, argv) &&
			    !(row->slow && argc == 2 && strcmp(mode, "--instructions") == 0))
				measure(row, mode);
	linux_end();
	return 0;
}
