/* SPDX-License-Identifier: MIT */
/*
 * Part 0: a parent of two children that waits for one child at each SIGCHLD.
 * A signal is no counter: what comes while one is pending is not there twice.
 * Find the schedule under which the parent waits for ever for its second child.
 */
#include <explored.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

static volatile sig_atomic_t buried;

static void
broken_child_ended(int signo)
{
	(void)signo;
	if (waitpid(-1, NULL, WNOHANG) > 0)
		buried = buried + 1;
}

int
main(void)
{
	struct sigaction action = { .sa_handler = broken_child_ended };
	sigset_t chld, none;

	sigemptyset(&none);
	sigemptyset(&chld);
	sigaddset(&chld, SIGCHLD);
	sigaction(SIGCHLD, &action, NULL);
	sigprocmask(SIG_BLOCK, &chld, NULL);
	for (int i = 0; i < 2; i++)
		if (fork() == 0)
			_exit(0);
	while (buried < 2)
		sigsuspend(&none);
	return 0;
}
