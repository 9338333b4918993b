/* SPDX-License-Identifier: MIT */
/* Sending signals. */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "lib/c/syscall.h"

int
kill(pid_t pid, int signal)
{
	return (int)__result(sys(SYS_kill, pid, signal));
}

int
killpg(pid_t group, int signal)
{
	if (group < 0) {
		errno = EINVAL;
		return -1;
	}
	return kill(-group, signal);
}

int
tgkill(pid_t pid, pid_t tid, int signal)
{
	return (int)__result(sys(SYS_tgkill, pid, tid, signal));
}

int
raise(int signal)
{
	return tgkill(getpid(), gettid(), signal);
}

int
sigqueue(pid_t pid, int signal, union sigval value)
{
	siginfo_t info = { .si_signo = signal, .si_code = SI_QUEUE };

	info.si_pid = getpid();
	info.si_uid = getuid();
	info.si_value = value;
	return (int)__result(sys(SYS_rt_sigqueueinfo, pid, signal, &info));
}

void
psignal(int signal, const char *what)
{
	fprintf(stderr, "%s%s%s\n", what ? what : "", what && *what ? ": " : "",
		strsignal(signal));
}
