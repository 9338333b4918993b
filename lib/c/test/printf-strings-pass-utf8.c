/* SPDX-License-Identifier: MIT */
/* printf passes strings through byte by byte, UTF-8 included; precision cuts, width fills. */
#include "check.h"

#include <stdarg.h>

static char seen[256];

#define IS(wanted, ...) (snprintf(seen, sizeof(seen), __VA_ARGS__), CHECK_TEXT(seen, wanted))

int
main(void)
{
	IS("grüße, 日本 🧵", "%s, %s %s", "grüße", "日本", "🧵");
	IS("größer als 5", "größer als %d", 5);
	IS("[abc][  abc][abc  ][ab][   ab][]", "[%s][%5s][%-5s][%.2s][%5.2s][%.0s]", "abc", "abc",
	   "abc", "abc", "abc", "abc");
	IS("[x][  x][x  ]", "[%c][%3c][%-3c]", 'x', 'x', 'x');
	IS("日", "%.3s", "日本");       /* precision counts bytes */
	IS("ab", "%.*s", 2, "abcd");    /* and needs no NUL within them */
	CHECK_EQ(snprintf(seen, sizeof(seen), "a%cb", 0), 3);
	CHECK_EQ(memcmp(seen, "a\0b", 4), 0);
	return 0;
}
