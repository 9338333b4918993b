/* SPDX-License-Identifier: MIT */
/* See spawn.h. */
#include "tools/heddle/spawn.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/* Die with the parent.  It may be dead already: then our parent has changed. */
static void
die_with(pid_t parent)
{
	prctl(PR_SET_PDEATHSIG, SIGKILL);
	if (getppid() != parent)
		_exit(125);
}

/* An ignored signal stays ignored across exec, a blocked one blocked. */
static void
default_signals(void)
{
	sigset_t none;

	signal(SIGPIPE, SIG_DFL);
	signal(SIGXFSZ, SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

static void
set_descriptors(const int *keep, size_t keep_count, int error)
{
	int null = open("/dev/null", O_RDWR);

	dup2(null, STDIN_FILENO);
	dup2(null, STDOUT_FILENO);
	dup2(error, STDERR_FILENO);
	for (size_t i = 0; i < keep_count; i++)
		if (keep[i] >= 0)
			fcntl(keep[i], F_SETFD, 0);
}

/* QEMU's threads wake each other at every timer of the guest. The woken one is to wait its turn: if it preempts the
   other, which holds the lock that it needs, a run under a seed costs a quarter more. */
static void
preempt_nobody(void)
{
	struct sched_param none = { 0 };

	sched_setscheduler(0, SCHED_BATCH, &none);
}

/* Between fork and exec: only calls that are safe when other threads existed. */
static void __attribute__((noreturn))
become(char *const *argv, const int *keep, size_t keep_count, int error, const char *folder)
{
	setsid();		/* the terminal's Ctrl-C is for us, not for QEMU */
	set_descriptors(keep, keep_count, error);
	default_signals();
	preempt_nobody();
	if (!folder || chdir(folder) == 0)
		execvp(argv[0], argv);
	dprintf(STDERR_FILENO, "cannot start %s: %s\n", argv[0], strerror(errno));
	_exit(125);
}

pid_t
spawn(char *const *argv, const int *keep, size_t keep_count, int error, const char *folder)
{
	pid_t parent = getpid();
	pid_t pid = fork();

	if (pid == 0) {
		die_with(parent);
		become(argv, keep, keep_count, error, folder);
	}
	return pid;
}
