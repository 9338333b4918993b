/* SPDX-License-Identifier: MIT */
/* jitter: two threads add to a counter without a lock and note the time now
 * and then; what it prints is a fingerprint of who ran when.  Two runs under
 * the same seed print the same bytes, runs under others do not. */
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static volatile long counter;
static long rounds = 20000;

static uint64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (uint64_t)t.tv_sec * 1000000000 + (uint64_t)t.tv_nsec;
}

static void *
add(void *arg)
{
	uint64_t *fingerprint = arg;

	for (long i = 0; i < rounds; i++) {
		counter = counter + 1;
		if (i % 1000 == 0)
			*fingerprint = *fingerprint * 31 + now() + (uint64_t)counter;
	}
	return NULL;
}

int
main(int argc, char **argv)
{
	uint64_t fingerprint[2] = { 1, 2 };
	pthread_t t[2];

	if (argc > 1)
		rounds = atol(argv[1]);
	for (int i = 0; i < 2; i++)
		pthread_create(&t[i], NULL, add, &fingerprint[i]);
	for (int i = 0; i < 2; i++)
		pthread_join(t[i], NULL);
	printf("%ld %016llx %016llx %llu\n", counter, (unsigned long long)fingerprint[0],
	       (unsigned long long)fingerprint[1], (unsigned long long)now());
	return 0;
}
