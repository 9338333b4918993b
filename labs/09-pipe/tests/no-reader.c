/* SPDX-License-Identifier: MIT */
/*
 * Nobody can read it any more: a write that waits for room ends with EPIPE
 * when the reader closes, and so does each later one; each brings its thread a
 * SIGPIPE.  Twenty pipes, closed at different moments.
 */
#include <stdatomic.h>

#include "ops.h"

enum { ROUNDS = 20 };

static atomic_int failed, signals;

static void
on_sigpipe(int number)
{
	(void)number;
	atomic_fetch_add(&signals, 1);
}

static void
put_some(int64_t n)
{
	if (put(somewhere(n), n) < 0)
		atomic_fetch_add(&failed, 1);
}

static void
work(int me)
{
	if (me <= 2) {
		put_some(3000);
		put_some(10);
	} else {
		linger((int)draw(0, 3000));
		close_end(0);
	}
}

static void
body(void)
{
	for (int i = 0; i < ROUNDS; i++) {
		open_pipe(0);
		signal(SIGPIPE, on_sigpipe);
		put(0, 60000);
		get(1000);
		put(61000, 3000);
		put(64000, 3000);
		threads_run(3, work);
		put_some(10);
		close_end(1);
	}
	count("no_sigpipe", atomic_load(&failed) - atomic_load(&signals), 0);
}

int
main(void)
{
	return history_run(body, 500);
}
