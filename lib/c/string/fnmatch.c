/* SPDX-License-Identifier: MIT */
/* File name patterns, by the byte. On a * we remember the place; a later mismatch goes
 * back there and lets the * take one byte more. No recursion. */
#include <fnmatch.h>
#include <stdbool.h>
#include <string.h>

/* Matches one byte against [set]; returns what follows the ], NULL if there is none. */
static const char *
match_set(const char *p, char byte, bool *matches)
{
	bool inverted = *p == '!' || *p == '^', found = false;
	const char *start = p += inverted;

	for (; *p && (*p != ']' || p == start); p++) {
		if (p[1] == '-' && p[2] && p[2] != ']') {
			found |= (unsigned char)byte >= (unsigned char)p[0] &&
				 (unsigned char)byte <= (unsigned char)p[2];
			p += 2;
		} else {
			found |= *p == byte;
		}
	}
	*matches = found != inverted;
	return *p ? p + 1 : NULL;
}

/* Matches one element of the pattern (not *) against one byte; the pattern's rest, or
 * NULL for a mismatch. */
static const char *
match_one(const char *p, char byte, int flags)
{
	bool matches;
	const char *after;

	if (*p == '?')
		return byte == '/' && flags & FNM_PATHNAME ? NULL : p + 1;
	if (*p == '[' && (after = match_set(p + 1, byte, &matches)))
		return matches ? after : NULL;
	if (*p == '\\' && p[1] && !(flags & FNM_NOESCAPE))
		p++;
	return *p == byte ? p + 1 : NULL;
}

int
fnmatch(const char *pattern, const char *name, int flags)
{
	const char *star = NULL, *retry = NULL;

	if (flags & FNM_PERIOD && *name == '.' && *pattern != '.')
		return FNM_NOMATCH;
	while (*name || *pattern == '*') {
		const char *rest;

		if (*pattern == '*') {
			star = ++pattern;
			retry = name;
			continue;
		}
		if (*pattern && (rest = match_one(pattern, *name, flags))) {
			pattern = rest;
			name++;
			continue;
		}
		if (!star || !*retry || (*retry == '/' && flags & FNM_PATHNAME))
			return FNM_NOMATCH;
		pattern = star;
		name = ++retry;
	}
	return *pattern ? FNM_NOMATCH : 0;
}
