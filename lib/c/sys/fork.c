/* SPDX-License-Identifier: MIT */
/*
 * fork. The child has one thread and a copy of all memory, so locks that other
 * threads held would stay locked in it for ever. Therefore the heap's lock and the
 * list of streams are taken before and given back on both sides; locks of single
 * streams are made new in the child.
 */
#include <errno.h>
#include <pthread.h>
#include <unistd.h>

#include "lib/c/stdio/file.h"
#include "lib/c/stdlib/malloc.h"
#include "lib/c/syscall.h"
#include "lib/c/thread.h"

#define HANDLERS_MAX 16

static struct {
	void (*prepare)(void);
	void (*parent)(void);
	void (*child)(void);
} handlers[HANDLERS_MAX];
static int handler_count;

int
pthread_atfork(void (*prepare)(void), void (*parent)(void), void (*child)(void))
{
	if (handler_count == HANDLERS_MAX)
		return ENOMEM;
	handlers[handler_count].prepare = prepare;
	handlers[handler_count].parent = parent;
	handlers[handler_count++].child = child;
	return 0;
}

static void
run_prepare(void)
{
	for (int i = handler_count; i-- > 0;)
		if (handlers[i].prepare)
			handlers[i].prepare();
}

static void
run_after(bool child)
{
	for (int i = 0; i < handler_count; i++) {
		void (*handler)(void) = child ? handlers[i].child : handlers[i].parent;

		if (handler)
			handler();
	}
}

pid_t
fork(void)
{
	long pid;

	run_prepare();
	__stdio_lock();
	__malloc_lock();
	pid = sys(SYS_fork);
	if (pid == 0) {
		__thread_after_fork();
		__stdio_after_fork();
	}
	__malloc_unlock();
	__stdio_unlock();
	run_after(pid == 0);
	return (pid_t)__result(pid);
}
