/* SPDX-License-Identifier: MIT */
/*
 * What a test of kind `explore` is made of (labs/LAB/explore/NAME.c): an
 * ordinary program, compiled with scheduling points like the submission, that
 * /bin/explore runs under one schedule after the other.
 *
 *     expect(got == 3, "three items come out");     else it says so and ends with status 1
 *     side_by_side(3, worker);                       worker(1) ... worker(3), and waits for them
 *
 * Races, deadlocks, crashes and what does not end need no word of the test.
 * The fewer threads and steps, the more of all schedules are seen.
 */
#pragma once

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>

enum { WORKERS_MOST = 8 };

/* Its own steps are no part of any story. */
#define UNSEEN __attribute__((no_sanitize("thread")))

/* The line is what the report calls expected; `seen` may be a printf format with one number. */
static inline void
expect(int holds, const char *expected, const char *seen, long number)
{
	if (holds)
		return;
	printf("expected: %s\nseen: ", expected);
	printf(seen, number);
	printf("\n");
	fflush(stdout);
	exit(1);
}

static void (*worker_body)(int me);

UNSEEN static void *
worker_begin(void *arg)
{
	worker_body((int)(long)arg);
	return NULL;
}

UNSEEN static inline void
side_by_side(int n, void (*f)(int me))
{
	pthread_t threads[WORKERS_MOST];

	worker_body = f;
	for (long i = 0; i < n; i++)
		if (pthread_create(&threads[i], NULL, worker_begin, (void *)(i + 1)) != 0)
			abort();
	for (int i = 0; i < n; i++)
		pthread_join(threads[i], NULL);
}
