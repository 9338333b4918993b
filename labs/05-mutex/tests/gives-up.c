/* SPDX-License-Identifier: MIT */
/*
 * Who gives up takes nobody's wake-up along: two wait, the first with a limit.
 * It is woken shortly before that, others have the processor, and the lock is
 * taken back; when it goes on the lock is held and its time is over.  The
 * second must hear of the next release.
 */
#include <conc/time.h>

#include "ops.h"

enum { ROUNDS = 8, LIMIT = 12, CROWD = 3 };

static int64_t began;

static void
until(int64_t ns)
{
	while (conc_now() < began + ns)
		;
}

static void
work(int me)
{
	if (me == 1) {
		if (timed(0, MILLISECONDS(LIMIT)) == 0)
			release(0);
		return;
	}
	if (me == 2) {
		sleep_ms(3);
		acquire(0);
		release(0);
		return;
	}
	sleep_ms(LIMIT - 1);
	if (me > 3) {
		until(MILLISECONDS(LIMIT + 1));
		return;
	}
	until(MILLISECONDS(LIMIT) - MICROSECONDS(draw(10, 150)));
	release(0);
	acquire(0);
	until(MILLISECONDS(LIMIT + 1));
	sleep_ms(3);
	release(0);
}

static void
body(void)
{
	history_timed();
	for (int i = 0; i < ROUNDS; i++) {
		acquire(0);
		began = conc_now();
		threads_run(3 + CROWD, work);
	}
	try(0);
}

int
main(void)
{
	return history_run(body, 500);
}
