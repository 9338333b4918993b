/* SPDX-License-Identifier: MIT */
/*
 * A wait with a limit ends at the limit.  Threads 2 and 3 wait for a lock that
 * thread 1 releases now and then and takes back at once; thread 4 waits for
 * one that nobody releases.  Signals wake them without any cause.  Then one
 * waits alone, and gets it when it is released, long before its limit.
 */
#include <conc/time.h>

#include "ops.h"

static void
work(int me)
{
	int64_t limit = MILLISECONDS(draw(50, 80));

	if (me == 4) {
		timed(1, limit);
		return;
	}
	for (int i = 0; me == 1 && i < 14; i++) {
		sleep_ms(11);
		for (int other = 2; other <= 4; other++)
			poke(other);
		if (i % 4 == 3) {
			release(0);
			acquire(0);
		}
	}
	if (me == 1) {
		release(0);
		return;
	}
	for (int i = 0; i < 2; i++)
		if (timed(0, limit) == 0)
			release(0);
}

static int64_t released;

static void
in_time(int me)
{
	if (me == 1) {
		timed(1, MILLISECONDS(90));
		count("ms_past_release", (conc_now() - released) / MILLISECONDS(1), 10);
	} else {
		sleep_ms(15);
		released = conc_now();
		release(1);
	}
}

static void
body(void)
{
	history_timed();
	acquire(0);
	acquire(1);
	timed(1, -MILLISECONDS(1));
	timed(1, MILLISECONDS(20));
	timed(0, 0);
	threads_run(4, work);
	threads_run(2, in_time);
	release(1);
	timed(1, MILLISECONDS(20));
	acquire(0);
}

int
main(void)
{
	return history_run(body, 1000);
}
