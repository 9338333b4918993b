/* SPDX-License-Identifier: MIT */
/* The string functions, one line each. */
#include "check.h"

#include <ctype.h>

int
main(void)
{
	char b[32], *rest, *copy, *at;

	CHECK_TEXT(strcpy(b, "abc"), "abc");
	CHECK_TEXT(strcat(b, "def"), "abcdef");
	CHECK_TEXT(strncat(b, "ghijk", 2), "abcdefgh");
	strncpy(b, "xy", 5);
	CHECK_EQ(memcmp(b, "xy\0\0\0fgh", 8), 0);
	CHECK(strcmp("a", "b") < 0 && strcmp("b", "a") > 0 && strcmp("\xff", "a") > 0);
	CHECK(!strncmp("abc", "abd", 2) && strncmp("abc", "abd", 3) < 0);
	CHECK(!strcasecmp("HeLLo", "hEllO") && strncasecmp("ab", "AC", 2) < 0);
	CHECK_TEXT(strchr("a/b/c", '/'), "/b/c");
	CHECK_TEXT(strrchr("a/b/c", '/'), "/c");
	CHECK(!strchr("abc", 'x') && *strchr("abc", 0) == 0);
	CHECK_TEXT(strstr("aaab", "aab"), "aab");
	CHECK(!strstr("abc", "cd"));
	CHECK_TEXT(strcasestr("Hello World", "WORLD"), "World");
	CHECK_TEXT(strpbrk("key=value", "=:"), "=value");
	CHECK_EQ(strspn("  x", " "), 2);
	CHECK_EQ(strcspn("ab,c", ",;"), 2);
	CHECK_EQ(strnlen("abcdef", 3), 3);
	copy = strdup("a,,b c");
	CHECK_TEXT(strtok_r(copy, ", ", &rest), "a");
	CHECK_TEXT(strtok_r(NULL, ", ", &rest), "b");
	CHECK_TEXT(strtok_r(NULL, ", ", &rest), "c");
	CHECK(!strtok_r(NULL, ", ", &rest));
	at = strcpy(copy, "x::y");
	CHECK_TEXT(strsep(&at, ":"), "x");
	CHECK_TEXT(strsep(&at, ":"), "");
	CHECK_TEXT(strsep(&at, ":"), "y");
	CHECK(!strsep(&at, ":"));
	free(copy);
	copy = strndup("abcdef", 3);
	CHECK_TEXT(copy, "abc");
	free(copy);
	CHECK_TEXT(memmem("a\0bcd", 5, "bc", 2), "bcd");
	CHECK(isspace('\n') && isalpha('z') && !isalpha(0xe9) && isxdigit('F') && ispunct('~'));
	CHECK(toupper('q') == 'Q' && tolower('Q') == 'q' && toupper('1') == '1');
	return 0;
}
