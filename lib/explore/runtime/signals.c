/* SPDX-License-Identifier: MIT */
/* Signals, and what will send them. */
#include "lib/explore/runtime/calls.h"

#include <pthread.h>
#include <signal.h>

/* Who has stopped himself goes on after somebody let him. */
static void
continued(pid_t pid)
{
	if (pid <= 0 || (explore_self && (uint32_t)pid == explore_self->pid))
		explore_hear();
}

CALL(int, kill, (pid_t pid, int signo), (pid, signo), explore_tell(), continued(pid))
QUIET(int, raise, (int signo), (signo), explore_tell(), explore_hear())
TELLS(int, pthread_kill, (pthread_t thread, int signo), (thread, signo))
TELLS(int, pthread_sigqueue, (pthread_t thread, int signo, union sigval value), (thread, signo, value))
INFORMS(int, killpg, (pid_t group, int signo), (group, signo))
INFORMS(int, tgkill, (pid_t pid, pid_t tid, int signo), (pid, tid, signo))
TELLS(int, sigqueue, (pid_t pid, int signo, const union sigval value), (pid, signo, value))
HEARS_ALL(int, sigwait, (const sigset_t *set, int *signo), (set, signo))
HEARS_ALL(int, sigwaitinfo, (const sigset_t *set, siginfo_t *info), (set, info))
HEARS_ALL(int, sigtimedwait, (const sigset_t *set, siginfo_t *info, const struct timespec *timeout), (set, info, timeout))

static void (*handlers[NSIG])(int, siginfo_t *, void *);

/* A handler's first step comes after the sending. */
static void
handle(int signo, siginfo_t *info, void *context)
{
	explore_hear_all();
	handlers[signo](signo, info, context);
}

int __real_sigaction(int signo, const struct sigaction *new, struct sigaction *old);
int __wrap_sigaction(int signo, const struct sigaction *new, struct sigaction *old);

int
__wrap_sigaction(int signo, const struct sigaction *new, struct sigaction *old)
{
	void (*before)(int, siginfo_t *, void *) = signo > 0 && signo < NSIG ? handlers[signo] : NULL;
	struct sigaction ours;
	int result;

	if (new && signo > 0 && signo < NSIG && new->sa_handler != SIG_DFL && new->sa_handler != SIG_IGN) {
		ours = *new;
		handlers[signo] = new->sa_sigaction;
		ours.sa_sigaction = handle;
		new = &ours;
	}
	explore_tell();
	result = __real_sigaction(signo, new, old);
	if (result == 0 && old && old->sa_sigaction == handle)
		old->sa_sigaction = before;
	return result;
}

sighandler_t __wrap_signal(int signo, sighandler_t handler);

sighandler_t
__wrap_signal(int signo, sighandler_t handler)
{
	struct sigaction new = { .sa_handler = handler, .sa_flags = SA_RESTART }, old = { 0 };

	return __wrap_sigaction(signo, &new, &old) < 0 ? SIG_ERR : old.sa_handler;
}
