/* SPDX-License-Identifier: MIT */
/*
 * Processes. What the detector knows of threads and of shared memory lies in explore_common, which programs that fork make
 * a shared mapping before they do anything else; what it knows of private memory is copied by fork, as that memory is:
 *
 *     explore_common      threads, clocks, accesses of shared mappings      one for all processes
 *     the rest            accesses and locks in private memory              copied
 *
 * A program that is begun by exec has its own, and may share memory all the same; so from then on nothing is told of it.
 */
#include "lib/explore/runtime/runtime.h"

#include <pthread.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <unistd.h>

#include "lib/c/thread.h"

pid_t __explore_fork(void);
pid_t __explore_vfork(void);

static _Thread_local struct explored *child;    /* of the fork that this thread is in */

/* Of all handlers the first: so the last that the parent runs, and the first in the child. */
static void
before_fork(void)
{
	child = explore_flags ? explore_child() : NULL;
	if (child && explore_self)
		child->held = explore_self->held;
}

static void
in_child(void)
{
	if (!explore_flags)
		return;
	explore_begin_thread(child);
	explore_copied();
	if (child)
		child->pid = child->tid;
}

static void
share(void)
{
	if (mmap(&explore_common, sizeof(explore_common), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS | MAP_FIXED, -1, 0) ==
	    MAP_FAILED)
		explore_give_up();
	explore_common.shadow.memory = explore_common.memory;
	explore_common.shadow.room = COMMON_MEMORY;
}

void
explore_will_fork(bool first)
{
	pthread_atfork(before_fork, NULL, in_child);
	if (first && detecting())
		share();
}

pid_t
LED(fork)(void)
{
	pid_t pid;

	called(RETURN_ADDRESS, NULL, __explore_fork);
	pid = fork();
	if (pid > 0 && child)
		child->tid = child->pid = (uint32_t)pid;
	else if (pid < 0 && child)
		child->used = false;
	return pid;
}

/* A child that ran in its parent's memory would count in its parent's place. */
pid_t
LED(vfork)(void)
{
	return __explore_fork();
}
