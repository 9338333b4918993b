/* SPDX-License-Identifier: MIT */
/*
 * Who waits, sleeps: a reader of an empty pipe for a tenth of a second, then a
 * writer to a full one.  A loop of another thread takes as long as alone.
 */
#include <time.h>

#include "ops.h"

static int64_t alone;

static int64_t
loop_ns(void)
{
	struct timespec a, b;

	clock_gettime(CLOCK_MONOTONIC, &a);
	linger(3000000);
	clock_gettime(CLOCK_MONOTONIC, &b);
	return (b.tv_sec - a.tv_sec) * 1000000000 + b.tv_nsec - a.tv_nsec;
}

static void
observe(const char *who)
{
	sleep_ms(10);
	count(who, 100 * loop_ns() / alone, 150);
	sleep_ms(50);
}

static void
reader(int me)
{
	if (me == 1) {
		get(10);
	} else {
		observe("percent_reader");
		put(0, 10);
	}
}

static void
writer(int me)
{
	if (me == 1) {
		put(0, 100);
	} else {
		observe("percent_writer");
		get(CAPACITY);
	}
}

static void
body(void)
{
	alone = loop_ns();
	open_pipe(0);
	threads_run(2, reader);
	put(0, 60000);
	put(60000, CAPACITY - 60000);
	threads_run(2, writer);
}

int
main(void)
{
	return history_run(body, 600);
}
