/* SPDX-License-Identifier: MIT */
/* Copying and finding, beyond what lib/base has. */
#include <stdlib.h>
#include <string.h>

void *
mempcpy(void *to, const void *from, size_t count)
{
	return (char *)memcpy(to, from, count) + count;
}

void *
memrchr(const void *memory, int byte, size_t count)
{
	const unsigned char *p = memory;

	while (count--)
		if (p[count] == (unsigned char)byte)
			return (void *)(p + count);
	return NULL;
}

void *
memmem(const void *memory, size_t size, const void *part, size_t count)
{
	const char *p = memory;

	for (; size >= count; p++, size--)
		if (!memcmp(p, part, count))
			return (void *)p;
	return NULL;
}

char *
stpcpy(char *to, const char *from)
{
	size_t length = strlen(from);

	memcpy(to, from, length + 1);
	return to + length;
}

char *
strcpy(char *to, const char *from)
{
	return memcpy(to, from, strlen(from) + 1);
}

char *
strcat(char *to, const char *from)
{
	stpcpy(to + strlen(to), from);
	return to;
}

char *
strncpy(char *to, const char *from, size_t count)
{
	size_t length = strnlen(from, count);

	memcpy(to, from, length);
	memset(to + length, 0, count - length);
	return to;
}

char *
strncat(char *to, const char *from, size_t count)
{
	char *end = to + strlen(to);
	size_t length = strnlen(from, count);

	memcpy(end, from, length);
	end[length] = 0;
	return to;
}

char *
strndup(const char *s, size_t limit)
{
	size_t length = strnlen(s, limit);
	char *copy = malloc(length + 1);

	if (!copy)
		return NULL;
	memcpy(copy, s, length);
	copy[length] = 0;
	return copy;
}

char *
strdup(const char *s)
{
	return strndup(s, strlen(s));
}

int
bcmp(const void *a, const void *b, size_t count)
{
	return memcmp(a, b, count);
}

void
bzero(void *memory, size_t count)
{
	memset(memory, 0, count);
}

int
ffs(int bits)
{
	return __builtin_ffs(bits);
}
