/* SPDX-License-Identifier: MIT */
/*
 * The environment: an array of "NAME=value", ending with NULL. At first it is the one
 * the kernel put on the stack; the first change copies the array into malloc's memory.
 */
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char **own;                      /* the array, once it is ours */

static bool
has_name(const char *entry, const char *name, size_t length)
{
	return !strncmp(entry, name, length) && entry[length] == '=';
}

static size_t
count_entries(void)
{
	size_t count = 0;

	while (environ && environ[count])
		count++;
	return count;
}

/* The entry's place; NULL when there is none. */
static char **
find(const char *name, size_t length)
{
	for (char **e = environ; e && *e; e++)
		if (has_name(*e, name, length))
			return e;
	return NULL;
}

char *
getenv(const char *name)
{
	size_t length = strlen(name);
	char **entry = find(name, length);

	return entry ? *entry + length + 1 : NULL;
}

/* Replaces or adds; old strings are not freed, since getenv may have given them away. */
static int
put(char *assignment, size_t length)
{
	char **entry = find(assignment, length), **larger;
	size_t count = count_entries();

	if (entry) {
		*entry = assignment;
		return 0;
	}
	larger = realloc(own, (count + 2) * sizeof(*larger));
	if (!larger)
		return -1;
	if (environ != own && count)
		memcpy(larger, environ, count * sizeof(*larger));
	larger[count] = assignment;
	larger[count + 1] = NULL;
	environ = own = larger;
	return 0;
}

static bool
is_bad_name(const char *name)
{
	if (name && *name && !strchr(name, '='))
		return false;
	errno = EINVAL;
	return true;
}

int
setenv(const char *name, const char *value, int overwrite)
{
	char *assignment;
	size_t length;

	if (is_bad_name(name))
		return -1;
	length = strlen(name);
	if (!overwrite && find(name, length))
		return 0;
	assignment = malloc(length + strlen(value) + 2);
	if (!assignment)
		return -1;
	stpcpy(stpcpy(stpcpy(assignment, name), "="), value);
	return put(assignment, length);
}

int
unsetenv(const char *name)
{
	char **entry;

	if (is_bad_name(name))
		return -1;
	while ((entry = find(name, strlen(name))))
		do
			entry[0] = entry[1];
		while (*entry++);
	return 0;
}

int
putenv(char *assignment)
{
	char *equals = strchr(assignment, '=');

	return equals ? put(assignment, (size_t)(equals - assignment)) : unsetenv(assignment);
}

int
clearenv(void)
{
	if (environ)
		environ[0] = NULL;
	return 0;
}
