/* SPDX-License-Identifier: MIT */
/* See paths.h. */
#include "tools/heddle/paths.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools/heddle/say.h"

/* Cuts the last component off; "/" stays. */
static void
cut_last(char *path)
{
	char *slash = strrchr(path, '/');

	if (slash && slash != path)
		*slash = '\0';
	else
		strcpy(path, "/");
}

static char *
build_folder(void)
{
	const char *given = getenv("HEDDLE_BUILD");
	char self[PATH_MAX];

	if (given && *given)
		return text_of("%s", given);
	ssize_t length = readlink("/proc/self/exe", self, sizeof self - 1);
	if (length < 0)
		return text_of("build");
	self[length] = '\0';
	cut_last(self);
	cut_last(self);
	return text_of("%s", self);
}

static char *
join(char *folder, const char *name)
{
	char *path = *name ? text_of("%s/%s", folder, name) : text_of("%s", folder);

	free(folder);
	return path;
}

char *
path_in_build(const char *name)
{
	return join(build_folder(), name);
}

char *
path_in_tree(const char *name)
{
	const char *given = getenv("HEDDLE_ROOT");
	char *folder;

	if (given && *given)
		return join(text_of("%s", given), name);
	for (folder = build_folder(); strcmp(folder, "/"); cut_last(folder)) {
		char *probe = text_of("%s/tools/build", folder);
		int found = access(probe, F_OK) == 0;
		free(probe);
		if (found)
			return join(folder, name);
	}
	free(folder);
	return join(text_of("."), name);
}

char *
path_absolute(const char *path)
{
	return realpath(path, NULL);
}

char *
path_of_program(const char *name)
{
	const char *next = getenv("PATH");

	if (strchr(name, '/'))
		return access(name, X_OK) == 0 ? realpath(name, NULL) : NULL;
	while (next && *next) {
		size_t length = strcspn(next, ":");
		char *path = text_of("%.*s/%s", length ? (int)length : 1, length ? next : ".", name);
		if (access(path, X_OK) == 0)
			return path;
		free(path);
		next += length + (next[length] == ':');
	}
	return NULL;
}
