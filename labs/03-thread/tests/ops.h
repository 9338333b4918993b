/* SPDX-License-Identifier: MIT */
/*
 * Threads' operations, each with its lines in the history.  Thread number K is handles[K]; it is told its number by
 * its argument, so a thread that is given another one's argument begins as that one.
 */
#pragma once

#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include <history.h>

enum { NUMBERS = 16 };

static pthread_t handles[NUMBERS];

static inline int
create_with(int k, const pthread_attr_t *attributes, void *(*f)(void *))
{
	long argument = draw(1, 100000) * NUMBERS + k;

	call("create", k, argument);
	int r = pthread_create(&handles[k], attributes, f, (void *)argument);
	ret(r, 0);
	if (r != 0)
		abort();
	return r;
}

static inline void
create(int k, void *(*f)(void *))
{
	create_with(k, NULL, f);
}

/* No thread is to be made, for the reason `why`, and errno is to stay as it is. */
static inline void
refused(int k, const pthread_attr_t *attributes, void *(*f)(void *), int why)
{
	pthread_t handle;

	call("refused", k, why);
	errno = EDOM;
	int r = pthread_create(&handle, attributes, f, (void *)(long)k);
	ret(r, errno != EDOM);
}

/* The first thing a thread does: its number. */
static inline int
begin(void *argument)
{
	int me = (int)((long)argument % NUMBERS);

	history_thread(me);
	call("begin", (long)argument, 0);
	ret(0, 0);
	return me;
}

/* The last thing: `return leave(5);` or `pthread_exit(leave(5));`. */
static inline void *
leave(long value)
{
	call("leave", value, 0);
	ret(0, 0);
	return (void *)value;
}

static inline void
join(int k)
{
	void *value = (void *)-1L;

	call("join", k, 0);
	int r = pthread_join(handles[k], &value);
	ret(r, r ? 0 : (long)value);
}

static inline void
detach(int k)
{
	call("detach", k, 0);
	ret(pthread_detach(handles[k]), 0);
}

/* Runs f in a child process, whose threads go on with the same history, and waits for its end. */
static inline void
process(int me, int status, void (*f)(int me))
{
	int how = 0;
	pid_t child = child_start(me, f);

	call("wait", status, 0);
	if (waitpid(child, &how, 0) != child)
		abort();
	ret(WIFSIGNALED(how) ? 1000 + WTERMSIG(how) : WEXITSTATUS(how), 0);
}

/* What exit() is to call, once. */
static inline void
at_exit(void)
{
	call("handler", 0, 0);
	ret(0, 0);
}

static pthread_key_t keys[2];

static inline void
make_key(int i, void (*drop)(void *))
{
	call("key", i, drop != NULL);
	ret(pthread_key_create(&keys[i], drop), 0);
}

static inline void
delete_key(int i)
{
	call("unkey", i, 0);
	ret(pthread_key_delete(keys[i]), 0);
}

static inline void
set(int i, long value)
{
	call("set", i, value);
	ret(pthread_setspecific(keys[i], (void *)value), 0);
}

static inline void
get(int i)
{
	call("get", i, 0);
	ret(0, (long)pthread_getspecific(keys[i]));
}
