/* SPDX-License-Identifier: MIT */
/* The exec family: all of them end in execve. */
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lib/c/syscall.h"

#define DEFAULT_PATH "/bin:/usr/bin"

int
execve(const char *path, char *const argv[], char *const envp[])
{
	return (int)__result(sys(SYS_execve, path, argv, envp));
}

int
execv(const char *path, char *const argv[])
{
	return execve(path, argv, environ);
}

/* Tries one folder of PATH; `length` may be 0 for the current one. */
static void
try_folder(const char *folder, size_t length, const char *file, char *const argv[],
	   char *const envp[])
{
	char path[PATH_MAX];
	int needed = snprintf(path, sizeof(path), "%.*s%s%s", (int)length, folder,
			      length ? "/" : "", file);

	if (needed < (int)sizeof(path))
		execve(path, argv, envp);
	else
		errno = ENAMETOOLONG;
}

int
execvpe(const char *file, char *const argv[], char *const envp[])
{
	const char *folder = getenv("PATH");
	int error = ENOENT;

	if (!*file) {
		errno = ENOENT;
		return -1;
	}
	if (strchr(file, '/'))
		return execve(file, argv, envp);
	for (folder = folder ? folder : DEFAULT_PATH;; folder++) {
		size_t length = strcspn(folder, ":");

		try_folder(folder, length, file, argv, envp);
		if (errno == EACCES)
			error = EACCES;         /* more telling than "not found" */
		else if (errno != ENOENT && errno != ENOTDIR)
			return -1;
		folder += length;
		if (!*folder)
			break;
	}
	errno = error;
	return -1;
}

int
execvp(const char *file, char *const argv[])
{
	return execvpe(file, argv, environ);
}

/* The arguments after `first`, up to NULL, into an array on the caller's stack. */
#define COLLECT(first, rest) \
	size_t count = 1; \
	va_list rest; \
	va_start(rest, first); \
	while (va_arg(rest, char *)) \
		count++; \
	va_end(rest); \
	char *argv[count + 1]; \
	va_start(rest, first); \
	argv[0] = (char *)first; \
	for (size_t i = 1; i <= count; i++) \
		argv[i] = va_arg(rest, char *)

int
execl(const char *path, const char *arg, ...)
{
	COLLECT(arg, rest);
	va_end(rest);
	return execv(path, argv);
}

int
execlp(const char *file, const char *arg, ...)
{
	COLLECT(arg, rest);
	va_end(rest);
	return execvp(file, argv);
}

int
execle(const char *path, const char *arg, ...)
{
	char **envp;

	COLLECT(arg, rest);
	envp = va_arg(rest, char **);
	va_end(rest);
	return execve(path, argv, envp);
}
