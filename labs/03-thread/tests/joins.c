/* SPDX-License-Identifier: MIT */
/*
 * Joining waits for the end, whoever came first.  Four threads run for a while,
 * and end while others are being made; some are joined by another thread.
 * Signals wake the joiner without any cause.
 */
#include "ops.h"

enum { ROUNDS = 12, THREADS = 4 };

static pthread_t joiner;
static atomic_int joining;	/* may the joiner be woken? */

static void
nothing(int number)
{
	(void)number;
}

static void *
worker(void *argument)
{
	begin(argument);
	linger((int)draw(0, 2000));
	if (atomic_load(&joining) && draw(0, 1))
		pthread_kill(joiner, SIGUSR1);
	linger((int)draw(0, 2000));
	return leave((long)draw(1, 1000000));
}

static void *
father(void *argument)
{
	int me = begin(argument);

	create(me + 5, worker);
	linger((int)draw(0, 3000));
	join(me + 5);
	return leave((long)draw(1, 1000000));
}

static void
body(void)
{
	struct sigaction action = { .sa_handler = nothing };

	sigaction(SIGUSR1, &action, NULL);
	joiner = pthread_self();
	atomic_store(&joining, 1);
	for (int round = 0; round < ROUNDS; round++) {
		for (int k = 1; k <= THREADS; k++)
			create(k, draw(0, 3) ? worker : father);
		int first = (int)draw(0, THREADS - 1);
		linger((int)draw(0, 4000));
		for (int k = 0; k < THREADS; k++)
			join(1 + (first + k) % THREADS);
	}
}

int
main(void)
{
	return history_run(body, 500);
}
