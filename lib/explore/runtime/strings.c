/* SPDX-License-Identifier: MIT */
/* Strings, of which seldom somebody asks: see strings.h. */
#include "lib/explore/runtime/strings.h"

#include <strings.h>

/* As memchr and its like: up to what was found, or all n. */
static size_t
within(const char *s, size_t n, const char *found)
{
	return found ? (size_t)(found - s) + 1 : n;
}

static size_t
shorter_without_case(const char *a, const char *b, size_t most)
{
	size_t n = 0;

	while (n < most && a[n] && strncasecmp(a + n, b + n, 1) == 0)
		n++;
	return n < most ? n + 1 : n;
}

/* How much of a string is read by who takes at most so much of it. */
static size_t
at_most(const char *s, size_t most)
{
	size_t n = strnlen(s, most);

	return n < most ? n + 1 : n;
}

STRING(void *, memchr, (const void *s, int c, size_t n), (s, c, n), READS(s, within(s, n, memchr(s, c, n))))
STRING(void *, mempcpy, (void *to, const void *from, size_t n), (to, from, n), READS(from, n); WRITES(to, n))
STRING(char *, stpcpy, (char *to, const char *from), (to, from), size_t n = strlen(from) + 1; READS(from, n); WRITES(to, n))
STRING(size_t, strnlen, (const char *s, size_t most), (s, most), READS(s, at_most(s, most)))
STRING(char *, strndup, (const char *s, size_t most), (s, most), READS(s, at_most(s, most)))
STRING(char *, strncat, (char *to, const char *from, size_t most), (to, from, most), READS(from, at_most(from, most));
       READS(to, strlen(to) + 1); WRITES(to + strlen(to), strnlen(from, most) + 1))
STRING(char *, strchrnul, (const char *s, int c), (s, c), READS(s, up_to(s, strchr(s, c))))
STRING(char *, strstr, (const char *s, const char *part), (s, part), READS(part, strlen(part) + 1);
       const char *found = strstr(s, part); READS(s, found ? (size_t)(found - s) + strlen(part) : strlen(s) + 1))
STRING(int, strcasecmp, (const char *a, const char *b), (a, b), size_t n = shorter_without_case(a, b, SIZE_MAX); READS(a, n);
       READS(b, n))
STRING(int, strncasecmp, (const char *a, const char *b, size_t most), (a, b, most), size_t n = shorter_without_case(a, b, most);
       READS(a, n); READS(b, n))
STRING(size_t, strspn, (const char *s, const char *set), (s, set), READS(set, strlen(set) + 1); READS(s, strspn(s, set) + 1))
STRING(size_t, strcspn, (const char *s, const char *set), (s, set), READS(set, strlen(set) + 1); READS(s, strcspn(s, set) + 1))
STRING(char *, strpbrk, (const char *s, const char *set), (s, set), READS(set, strlen(set) + 1); READS(s, strcspn(s, set) + 1))
STRING(size_t, strlcpy, (char *to, const char *from, size_t size), (to, from, size), READS(from, strlen(from) + 1);
       WRITES(to, size ? strnlen(from, size - 1) + 1 : 0))
