/* SPDX-License-Identifier: MIT */
/*
 * A join with a limit ends at the limit and takes nothing away: who gave up may
 * join again.  A join that may not wait says EBUSY.  Signals come meanwhile.
 */
#include "ops.h"

#include <conc/time.h>

static pthread_t joiner;

static void
nothing(int number)
{
	(void)number;
}

static void *
sleeper(void *argument)
{
	begin(argument);
	for (int i = 0; i < 8; i++) {
		sleep_ms(11);
		pthread_kill(joiner, SIGUSR1);
	}
	return leave((long)draw(1, 1000000));
}

static void *
short_one(void *argument)
{
	begin(argument);
	sleep_ms(25);
	return leave((long)draw(1, 1000000));
}

static void
timed(int k, int64_t limit)
{
	int64_t end = conc_now() + limit;
	struct timespec deadline = { end / SECONDS(1), end % SECONDS(1) };
	void *value = (void *)-1L;

	call("timed-join", k, limit);
	int r = pthread_clockjoin_np(handles[k], &value, CLOCK_MONOTONIC, &deadline);
	ret(r, r ? 0 : (long)value);
}

static void
try(int k)
{
	void *value = (void *)-1L;

	call("try-join", k, 0);
	int r = pthread_tryjoin_np(handles[k], &value);
	ret(r, r ? 0 : (long)value);
}

static void
body(void)
{
	struct sigaction action = { .sa_handler = nothing };

	sigaction(SIGUSR1, &action, NULL);
	joiner = pthread_self();
	history_timed();
	create(1, sleeper);
	create(2, short_one);
	try(1);
	timed(1, MILLISECONDS(draw(20, 50)));
	create(3, short_one);	/* the stack of the one that was not joined is still in use */
	timed(2, MILLISECONDS(200));
	join(3);
	try(1);
	join(1);
}

int
main(void)
{
	return history_run(body, 500);
}
