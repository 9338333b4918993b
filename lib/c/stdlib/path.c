/* SPDX-License-Identifier: MIT */
/* realpath, mkstemp, basename and dirname. */
#include <errno.h>
#include <fcntl.h>
#include <libgen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

/* The kernel knows the way: open the file and ask what the descriptor is called. */
char *
realpath(const char *path, char *resolved)
{
	char link[32], name[PATH_MAX];
	int fd = open(path, O_PATH | O_CLOEXEC);
	ssize_t length;

	if (fd < 0)
		return NULL;
	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	length = readlink(link, name, sizeof(name) - 1);
	close(fd);
	if (length < 0)
		return NULL;
	name[length] = 0;
	return resolved ? strcpy(resolved, name) : strdup(name);
}

static void
random_letters(char *to, size_t count)
{
	static const char letters[] = "abcdefghijklmnopqrstuvwxyz012345";

	getrandom(to, count, 0);
	for (size_t i = 0; i < count; i++)
		to[i] = letters[to[i] & 31];
}

int
mkstemp(char *name)
{
	size_t length = strlen(name);

	if (length < 6 || strcmp(name + length - 6, "XXXXXX")) {
		errno = EINVAL;
		return -1;
	}
	for (int tries = 0; tries < 100; tries++) {
		int fd;

		random_letters(name + length - 6, 6);
		fd = open(name, O_RDWR | O_CREAT | O_EXCL, 0600);
		if (fd >= 0 || errno != EEXIST)
			return fd;
	}
	return -1;
}

static void
drop_slashes(char *path)
{
	size_t length = strlen(path);

	while (length > 1 && path[length - 1] == '/')
		path[--length] = 0;
}

char *
basename(char *path)
{
	char *slash;

	if (!path || !*path)
		return ".";
	drop_slashes(path);
	slash = strrchr(path, '/');
	return slash && slash[1] ? slash + 1 : path;
}

char *
dirname(char *path)
{
	char *slash;

	if (!path || !*path)
		return ".";
	drop_slashes(path);
	slash = strrchr(path, '/');
	if (!slash)
		return ".";
	slash[slash == path] = 0;
	drop_slashes(path);
	return path;
}
