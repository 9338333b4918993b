/* SPDX-License-Identifier: MIT */
/* Tokens, fields, and comparison without case. */
#include <ctype.h>
#include <string.h>

int
strncasecmp(const char *a, const char *b, size_t limit)
{
	for (; limit; limit--, a++, b++) {
		int difference = tolower((unsigned char)*a) - tolower((unsigned char)*b);

		if (difference || !*a)
			return difference;
	}
	return 0;
}

int
strcasecmp(const char *a, const char *b)
{
	return strncasecmp(a, b, (size_t)-1);
}

int
strcoll(const char *a, const char *b)
{
	return strcmp(a, b);
}

char *
strcasestr(const char *s, const char *part)
{
	size_t length = strlen(part);

	for (;; s++) {
		if (!strncasecmp(s, part, length))
			return (char *)s;
		if (!*s)
			return NULL;
	}
}

char *
strpbrk(const char *s, const char *set)
{
	s += strcspn(s, set);
	return *s ? (char *)s : NULL;
}

char *
strsep(char **s, const char *delimiters)
{
	char *field = *s, *end;

	if (!field)
		return NULL;
	end = field + strcspn(field, delimiters);
	*s = *end ? end + 1 : NULL;
	*end = 0;
	return field;
}

char *
strtok_r(char *s, const char *delimiters, char **rest)
{
	char *token;

	if (s)
		*rest = s;
	do
		token = strsep(rest, delimiters);
	while (token && !*token);
	return token;
}

char *
strtok(char *s, const char *delimiters)
{
	static char *rest;

	return strtok_r(s, delimiters, &rest);
}
