/* SPDX-License-Identifier: MIT */
/*
 * main leaves by pthread_exit: the process lives until the last thread has
 * ended and cleaned up, whichever that is, and then ends by exit(0).
 */
#include "ops.h"

static pthread_key_t key;

static void
drop(void *value)
{
	call("drop", 0, (long)value);
	ret(0, 0);
}

static void *
worker(void *argument)
{
	int me = begin(argument);

	linger((int)draw(0, 1500));
	if (me <= 3 && draw(0, 1))
		create(me + 3, worker);
	linger((int)draw(0, 1500));
	call("set", 0, me);
	ret(pthread_setspecific(key, (void *)(long)me), 0);
	return leave((long)draw(1, 100));
}

static void
process_main(int me)
{
	int threads = (int)draw(0, 3);

	atexit(at_exit);
	call("key", 0, 1);
	ret(pthread_key_create(&key, drop), 0);
	for (int k = 1; k <= threads; k++)
		create(k, worker);
	if (draw(0, 1))
		linger(4000);
	(void)me;
	pthread_exit(leave((long)draw(1, 100)));
}

static void
body(void)
{
	process(15, 0, process_main);
}

int
main(void)
{
	return history_run(body, 500);
}
