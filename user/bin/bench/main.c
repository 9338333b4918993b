/* SPDX-License-Identifier: MIT */
/*
 * bench: what the basic operations cost, in nanoseconds.
 *
 *   bench [NAME...]            one line each: NAME NANOSECONDS
 *   bench --growth [NAME...]   one line each for 10, 100, 1000 and 10000
 *                              threads or objects: NAME MANY NANOSECONDS
 *
 * Each figure is the least of several rounds: what the operation costs when
 * nothing else happens.  The same source compiles on Linux.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "user/bin/bench/bench.h"

enum { ROUNDS = 5, MOST = 10000 };

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

int
main(int argc, char **argv)
{
	struct rlimit files;

	must(getrlimit(RLIMIT_NOFILE, &files) == 0, "getrlimit");
	files.rlim_cur = files.rlim_max;
	must(setrlimit(RLIMIT_NOFILE, &files) == 0, "setrlimit");
	if (argc > 1 && strcmp(argv[1], "--growth") == 0) {
		for (const struct growth *growth = growths; growth->name; growth++)
			if (wanted(growth->name, 2, argc, argv))
				print_growth(growth);
		return 0;
	}
	for (const struct benchmark *benchmark = yardstick; benchmark->name; benchmark++)
		if (wanted(benchmark->name, 1, argc, argv)) {
			printf("%s %llu\n", benchmark->name, (unsigned long long)least_of_rounds(benchmark));
			fflush(stdout);
		}
	return 0;
}
