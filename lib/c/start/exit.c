/* SPDX-License-Identifier: MIT */
/* The end of a process: atexit functions, destructors, stdio, then the kernel. */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "lib/c/syscall.h"
#include "lib/c/stdio/file.h"

#define ATEXIT_MAX 32

typedef void function(void);
extern function *__fini_array_start[], *__fini_array_end[];

static function *functions[ATEXIT_MAX]; /* [lock] */
static int count;                       /* [lock] */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;

int
atexit(function *f)
{
	int result = -1;

	pthread_mutex_lock(&lock);
	if (count < ATEXIT_MAX) {
		functions[count++] = f;
		result = 0;
	}
	pthread_mutex_unlock(&lock);
	return result;
}

/* The last one registered; a function may itself register more. */
static function *
take_last(void)
{
	function *last;

	pthread_mutex_lock(&lock);
	last = count ? functions[--count] : NULL;
	pthread_mutex_unlock(&lock);
	return last;
}

_Noreturn void
exit(int status)
{
	function *f;

	while ((f = take_last()))
		f();
	for (function **d = __fini_array_end; d-- > __fini_array_start;)
		(*d)();
	__stdio_flush_all();
	_exit(status);
}

_Noreturn void
_exit(int status)
{
	for (;;)
		sys(SYS_exit_group, status);
}

_Noreturn void
_Exit(int status)
{
	_exit(status);
}

_Noreturn void
abort(void)
{
	sigset_t set = (sigset_t)1 << (SIGABRT - 1);

	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(SIGABRT);
	signal(SIGABRT, SIG_DFL);       /* a handler returned, or it was ignored */
	raise(SIGABRT);
	_exit(127);
}
