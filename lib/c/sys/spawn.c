/* SPDX-License-Identifier: MIT */
/*
 * posix_spawn. The child runs in the caller's memory, on a stack of its own, and the
 * caller's thread sleeps until the child has executed its program or ended (CLONE_VFORK):
 *
 *      caller                                  child
 *      blocks all signals
 *      clone(CLONE_VM | CLONE_VFORK)
 *                                              handlers -> SIG_DFL: one that ran here
 *                                              would change the caller's memory
 *                                              attributes, file actions, signal mask
 *                                              exec; on failure error = errno, _exit
 *      sees `error`; reaps it if there is one
 *      unblocks
 */
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/c/spawn.h"
#include "lib/c/syscall.h"

#define STACK_SIZE (32 * 1024)

struct spawn {
	const char *file;
	int (*exec)(const char *, char *const *, char *const *);
	const posix_spawn_file_actions_t *actions;
	const posix_spawnattr_t *attributes;
	char *const *argv, *const *envp;
	sigset_t mask;
	int error;
};

/* thread_start.S: a child that shares memory and calls function(argument) on that stack;
 * back when it has given the memory back. */
long __clone_vfork(char *stack, void (*function)(void *), void *argument);

static void
reset_signals(sigset_t defaults)
{
	for (int signo = 1; signo < NSIG; signo++) {
		struct k_sigaction action;

		if (sys(SYS_rt_sigaction, signo, NULL, &action, sizeof(sigset_t)) < 0 ||
		    action.handler == SIG_DFL)
			continue;
		if (action.handler == SIG_IGN && !(defaults >> (signo - 1) & 1))
			continue;
		action = (struct k_sigaction){ .handler = SIG_DFL };
		sys(SYS_rt_sigaction, signo, &action, NULL, sizeof(sigset_t));
	}
}

static int
set_scheduling(const posix_spawnattr_t *a)
{
	if (a->flags & POSIX_SPAWN_SETSCHEDULER)
		return (int)sys(SYS_sched_setscheduler, 0, a->policy, &a->parameters);
	if (a->flags & POSIX_SPAWN_SETSCHEDPARAM)
		return (int)sys(SYS_sched_setparam, 0, &a->parameters);
	return 0;
}

/* 0 or -E... */
static long
apply_attributes(const posix_spawnattr_t *a)
{
	long result = 0;

	if (a->flags & POSIX_SPAWN_SETSID)
		result = sys(SYS_setsid);
	if (result >= 0 && (a->flags & POSIX_SPAWN_SETPGROUP))
		result = sys(SYS_setpgid, 0, a->group);
	if (result >= 0)
		result = set_scheduling(a);
	if (result >= 0 && (a->flags & POSIX_SPAWN_RESETIDS))
		result = sys(SYS_setgid, sys(SYS_getgid));
	if (result >= 0 && (a->flags & POSIX_SPAWN_RESETIDS))
		result = sys(SYS_setuid, sys(SYS_getuid));
	return result < 0 ? result : 0;
}

static _Noreturn void
child(void *argument)
{
	struct spawn *s = argument;
	const posix_spawnattr_t *a = s->attributes;
	long result = 0;

	reset_signals(a && (a->flags & POSIX_SPAWN_SETSIGDEF) ? a->defaults : 0);
	if (a)
		result = apply_attributes(a);
	if (result == 0 && s->actions)
		result = __spawn_do_actions(s->actions);
	if (result == 0) {
		pthread_sigmask(SIG_SETMASK,
				a && (a->flags & POSIX_SPAWN_SETSIGMASK) ? &a->mask : &s->mask, NULL);
		s->exec(s->file, s->argv, s->envp);
		result = -errno;
	}
	s->error = (int)-result;
	_exit(127);
}

static int
start(pid_t *pid, struct spawn *s)
{
	char *stack = mmap(NULL, STACK_SIZE, PROT_READ | PROT_WRITE,
			   MAP_PRIVATE | MAP_ANONYMOUS | MAP_STACK, -1, 0);
	sigset_t all = ~(sigset_t)0;
	int saved = errno;
	long answer;

	if (stack == MAP_FAILED)
		return errno;
	pthread_sigmask(SIG_SETMASK, &all, &s->mask);
	answer = __clone_vfork(stack + STACK_SIZE, child, s);
	if (answer > 0 && s->error)
		sys(SYS_wait4, answer, NULL, 0, NULL);
	pthread_sigmask(SIG_SETMASK, &s->mask, NULL);
	munmap(stack, STACK_SIZE);
	errno = saved;                  /* the child had the same one */
	if (answer < 0)
		return (int)-answer;
	if (!s->error && pid)
		*pid = (pid_t)answer;
	return s->error;
}

int
posix_spawn(pid_t *pid, const char *path, const posix_spawn_file_actions_t *actions,
	    const posix_spawnattr_t *attributes, char *const argv[], char *const envp[])
{
	struct spawn s = { path, execve, actions, attributes, argv, envp, 0, 0 };

	return start(pid, &s);
}

int
posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *actions,
	     const posix_spawnattr_t *attributes, char *const argv[], char *const envp[])
{
	struct spawn s = { file, execvpe, actions, attributes, argv, envp, 0, 0 };

	return start(pid, &s);
}

int
posix_spawnattr_init(posix_spawnattr_t *attributes)
{
	*attributes = (posix_spawnattr_t){ 0 };
	return 0;
}

int
posix_spawnattr_destroy(posix_spawnattr_t *attributes)
{
	(void)attributes;
	return 0;
}

#define KNOWN_FLAGS 0xff

int
posix_spawnattr_setflags(posix_spawnattr_t *attributes, short flags)
{
	if (flags & ~KNOWN_FLAGS)
		return EINVAL;
	attributes->flags = flags;
	return 0;
}

int
posix_spawnattr_getflags(const posix_spawnattr_t *attributes, short *flags)
{
	*flags = attributes->flags;
	return 0;
}

/* posix_spawnattr_setNAME, which takes a type or a pointer to it, and getNAME. */
#define ATTRIBUTE(name, type, parameter, value, field) \
	int \
	posix_spawnattr_set##name(posix_spawnattr_t *attributes, parameter given) \
	{ \
		attributes->field = value; \
		return 0; \
	} \
	int \
	posix_spawnattr_get##name(const posix_spawnattr_t *attributes, type *result) \
	{ \
		*result = attributes->field; \
		return 0; \
	}

ATTRIBUTE(pgroup, pid_t, pid_t, given, group)
ATTRIBUTE(sigdefault, sigset_t, const sigset_t *, *given, defaults)
ATTRIBUTE(sigmask, sigset_t, const sigset_t *, *given, mask)
ATTRIBUTE(schedpolicy, int, int, given, policy)
ATTRIBUTE(schedparam, struct sched_param, const struct sched_param *, *given, parameters)
