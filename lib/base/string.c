/* SPDX-License-Identifier: MIT */
/* Strings, by the byte: short and plain. */
#include "lib/base/string.h"

size_t
strlen(const char *s)
{
	const char *end = s;

	while (*end) {
		end++;
		__asm__ volatile("");   /* or the compiler makes this a call of strlen */
	}
	return (size_t)(end - s);
}

size_t
strnlen(const char *s, size_t limit)
{
	const char *end = memchr(s, 0, limit);

	return end ? (size_t)(end - s) : limit;
}

int
strcmp(const char *a, const char *b)
{
	while (*a && *a == *b) {
		a++;
		b++;
	}
	return (unsigned char)*a - (unsigned char)*b;
}

int
strncmp(const char *a, const char *b, size_t limit)
{
	for (; limit; limit--, a++, b++)
		if (*a != *b || !*a)
			return (unsigned char)*a - (unsigned char)*b;
	return 0;
}

char *
strchrnul(const char *s, int byte)
{
	while (*s && *s != (char)byte)
		s++;
	return (char *)s;
}

char *
strchr(const char *s, int byte)
{
	char *found = strchrnul(s, byte);

	return *found == (char)byte ? found : NULL;
}

char *
strrchr(const char *s, int byte)
{
	const char *found = NULL;

	do {
		if (*s == (char)byte)
			found = s;
	} while (*s++);
	return (char *)found;
}

char *
strstr(const char *s, const char *part)
{
	size_t length = strlen(part);

	if (!length)
		return (char *)s;
	for (; (s = strchr(s, *part)); s++)
		if (!strncmp(s, part, length))
			return (char *)s;
	return NULL;
}

size_t
strspn(const char *s, const char *set)
{
	size_t count = 0;

	while (s[count] && strchr(set, s[count]))
		count++;
	return count;
}

size_t
strcspn(const char *s, const char *set)
{
	size_t count = 0;

	while (s[count] && !strchr(set, s[count]))
		count++;
	return count;
}

size_t
strlcpy(char *to, const char *from, size_t size)
{
	size_t length = strlen(from);
	size_t count = length < size ? length : size - 1;

	if (size) {
		memcpy(to, from, count);
		to[count] = 0;
	}
	return length;
}

size_t
strlcat(char *to, const char *from, size_t size)
{
	size_t length = strnlen(to, size);

	return length + strlcpy(to + length, from, size - length);
}
