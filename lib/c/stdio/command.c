/* SPDX-License-Identifier: MIT */
/* Commands of the shell: popen, pclose, system. */
#include <errno.h>
#include <fcntl.h>
#include <paths.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "lib/c/stdio/file.h"

extern char **environ;

static int
start(pid_t *child, const char *command, const posix_spawn_file_actions_t *actions, const posix_spawnattr_t *attributes)
{
	char *arguments[] = { "sh", "-c", (char *)command, NULL };

	return posix_spawn(child, _PATH_BSHELL, actions, attributes, arguments, environ);
}

static int
wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0)
		if (errno != EINTR)
			return -1;
	return status;
}

/* Our end is close-on-exec, asked for ("e") or not, so that no other command holds it. */
FILE *
popen(const char *command, const char *mode)
{
	bool reads = *mode == 'r';
	int ends[2], error;
	posix_spawn_file_actions_t actions;
	FILE *file;

	if ((!reads && *mode != 'w') || (mode[1] && strcmp(mode + 1, "e"))) {
		errno = EINVAL;
		return NULL;
	}
	if (pipe2(ends, O_CLOEXEC) < 0)
		return NULL;
	file = fdopen(ends[!reads], reads ? "r" : "w");
	if (!file)
		close(ends[!reads]);
	posix_spawn_file_actions_init(&actions);
	error = !file ? ENOMEM : posix_spawn_file_actions_adddup2(&actions, ends[reads], reads);
	if (!error)
		error = start(&file->child, command, &actions, NULL);
	posix_spawn_file_actions_destroy(&actions);
	close(ends[reads]);
	if (!error)
		return file;
	if (file)
		fclose(file);
	errno = error;
	return NULL;
}

int
pclose(FILE *file)
{
	pid_t child = file->child;

	fclose(file);
	return wait_for(child);
}

/* With SIGCHLD blocked, SIGINT and SIGQUIT ignored, as POSIX has it: they are for the command. */
int
system(const char *command)
{
	struct sigaction ignore = { .sa_handler = SIG_IGN }, interrupt, quit;
	posix_spawnattr_t attributes;
	sigset_t blocked, before, defaults;
	int status = 127 << 8;
	pid_t child;

	if (!command)
		return access(_PATH_BSHELL, X_OK) == 0;
	sigemptyset(&blocked);
	sigaddset(&blocked, SIGCHLD);
	sigprocmask(SIG_BLOCK, &blocked, &before);
	sigaction(SIGINT, &ignore, &interrupt);
	sigaction(SIGQUIT, &ignore, &quit);
	sigemptyset(&defaults);
	if (interrupt.sa_handler != SIG_IGN)
		sigaddset(&defaults, SIGINT);
	if (quit.sa_handler != SIG_IGN)
		sigaddset(&defaults, SIGQUIT);
	posix_spawnattr_init(&attributes);
	posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
	posix_spawnattr_setsigmask(&attributes, &before);
	posix_spawnattr_setsigdefault(&attributes, &defaults);
	if (start(&child, command, NULL, &attributes) == 0)
		status = wait_for(child);
	posix_spawnattr_destroy(&attributes);
	sigaction(SIGINT, &interrupt, NULL);
	sigaction(SIGQUIT, &quit, NULL);
	sigprocmask(SIG_SETMASK, &before, NULL);
	return status;
}
