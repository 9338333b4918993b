/* SPDX-License-Identifier: MIT */
/*
 * A wait with a limit ends at its limit, with 0 and no answer, and not later than what it waits for; with nothing to wait
 * for it is a sleep.  Who need not wait is not late.
 */
#include "ops.h"

static struct timespec event;

static int64_t
since_event_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (now.tv_sec - event.tv_sec) * 1000 + (now.tv_nsec - event.tv_nsec) / 1000000;
}

static void
in_time(int me)
{
	if (me == 1) {
		ask(all_in(3), 90);
		count("ms_late", since_event_ms(), 10);
	} else {
		sleep_ms(25);
		clock_gettime(CLOCK_MONOTONIC, &event);
		put(1);
	}
}

static void
work(int me)
{
	for (int i = 0; i < 6; i++) {
		if (me == 1) {
			sleep_ms(draw(1, 25));
			put((int)draw(0, 2));
		} else {
			int64_t answer = draw(0, 1) ? ask(all_in(3), draw(15, 40)) : ask_select(all_in(3), draw(15, 40));
			for (int file = 0; file < 3; file++)
				if (answered(answer, 2 * file))
					get(file);
		}
	}
}

static void
body(void)
{
	history_timed();
	new_pipes(3);
	ask(all_in(3), 25);
	ask_select(all_in(3), 15);
	ask(0, 25);
	ask_how(all_in(3), 0, AT_ONCE);
	put(2);
	ask_how(all_in(3), 0, AT_ONCE);
	ask(all_in(3), 15);
	get(2);
	threads_run(2, in_time);
	get(1);
	threads_run(2, work);
}

int
main(void)
{
	return history_run(body, 900);
}
