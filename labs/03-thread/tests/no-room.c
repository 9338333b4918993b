/* SPDX-License-Identifier: MIT */
/*
 * Where there is no room, for the stack or for one thread more, nothing is left
 * of the attempt: its memory is free again, it does not count among the living,
 * and errno is as it was.  A crowd takes the places of all threads meanwhile.
 */
#include "ops.h"

#include <limits.h>

enum { CROWD_MOST = 64, ATTEMPTS = 40 };

static pthread_attr_t small, large, far_too_large;
static pthread_t crowd[CROWD_MOST];
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static void *
wait_at_the_gate(void *unused)
{
	pthread_mutex_lock(&gate);
	pthread_mutex_unlock(&gate);
	return unused;
}

/* As many as there can be. */
static int
crowd_comes(void)
{
	int n = 0;

	pthread_mutex_lock(&gate);
	while (n < CROWD_MOST && pthread_create(&crowd[n], &small, wait_at_the_gate, NULL) == 0)
		n++;
	return n;
}

static void
crowd_goes(int n)
{
	pthread_mutex_unlock(&gate);
	while (n > 0)
		pthread_join(crowd[--n], NULL);
}

static void *
worker(void *argument)
{
	begin(argument);
	return leave((long)draw(1, 1000000));
}

/* Who was not made is not waited for. */
static void
process_main(int me)
{
	(void)me;
	atexit(at_exit);
	int n = crowd_comes();
	refused(9, &small, worker, EAGAIN);
	crowd_goes(n);
	pthread_exit(leave(0));
}

static void
body(void)
{
	pthread_attr_init(&small);
	pthread_attr_setstacksize(&small, PTHREAD_STACK_MIN);
	pthread_attr_init(&large);
	pthread_attr_setstacksize(&large, 1 << 20);
	pthread_attr_init(&far_too_large);
	pthread_attr_setstacksize(&far_too_large, 100 << 20);
	create(1, worker);
	join(1);
	refused(9, &far_too_large, worker, EAGAIN);
	int n = crowd_comes();
	for (int i = 0; i < ATTEMPTS; i++)
		refused(9, &large, worker, EAGAIN);
	crowd_goes(n);
	create_with(1, &large, worker);
	join(1);
	process(15, 0, process_main);
}

int
main(void)
{
	return history_run(body, 500);
}
