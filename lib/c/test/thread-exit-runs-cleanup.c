/* SPDX-License-Identifier: MIT */
/* pthread_exit calls what cleanup_push was given, last first, before the destructors of keys; a pop may call it too. */
#include "check.h"

#include <pthread.h>

static char order[8];
static pthread_key_t key;

static void
note(void *letter)
{
	strcat(order, letter);
}

static _Noreturn void
leave_from_inside(void)
{
	pthread_cleanup_push(note, "b");
	pthread_exit("result");
	pthread_cleanup_pop(0);
}

static void *
worker(void *argument)
{
	pthread_setspecific(key, "k");
	pthread_cleanup_push(note, "a");
	pthread_cleanup_push(note, "x");
	pthread_cleanup_pop(0);
	pthread_cleanup_push(note, "1");
	pthread_cleanup_pop(1);
	leave_from_inside();
	pthread_cleanup_pop(0);
	return argument;
}

int
main(void)
{
	pthread_t thread;
	void *result;

	pthread_key_create(&key, note);
	CHECK_EQ(pthread_create(&thread, NULL, worker, NULL), 0);
	CHECK_EQ(pthread_join(thread, &result), 0);
	CHECK_TEXT(result, "result");
	CHECK_TEXT(order, "1bak");
	return 0;
}
