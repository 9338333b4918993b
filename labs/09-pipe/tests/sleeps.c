/* SPDX-License-Identifier: MIT */
/*
 * Who waits, sleeps: a reader of an empty pipe for a tenth of a second, then a
 * writer to a full one.  A loop of another thread takes as long as alone.
 */
#include "ops.h"

static int64_t alone;

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
