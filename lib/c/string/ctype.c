/* SPDX-License-Identifier: MIT */
/* Classes of ASCII characters. `in` is true for c in [low, high]; one comparison. */
#include <ctype.h>

static int
in(int c, int low, int high)
{
	return (unsigned)(c - low) <= (unsigned)(high - low);
}

int
isascii(int c)
{
	return in(c, 0, 127);
}

int
isdigit(int c)
{
	return in(c, '0', '9');
}

int
islower(int c)
{
	return in(c, 'a', 'z');
}

int
isupper(int c)
{
	return in(c, 'A', 'Z');
}

int
isalpha(int c)
{
	return islower(c) || isupper(c);
}

int
isalnum(int c)
{
	return isalpha(c) || isdigit(c);
}

int
isxdigit(int c)
{
	return isdigit(c) || in(c | 0x20, 'a', 'f');
}

int
isblank(int c)
{
	return c == ' ' || c == '\t';
}

int
isspace(int c)
{
	return c == ' ' || in(c, '\t', '\r');
}

int
iscntrl(int c)
{
	return in(c, 0, 31) || c == 127;
}

int
isprint(int c)
{
	return in(c, ' ', '~');
}

int
isgraph(int c)
{
	return in(c, '!', '~');
}

int
ispunct(int c)
{
	return isgraph(c) && !isalnum(c);
}

int
tolower(int c)
{
	return isupper(c) ? c + 32 : c;
}

int
toupper(int c)
{
	return islower(c) ? c - 32 : c;
}
