/* SPDX-License-Identifier: MIT */
/* printf writes integers of every size as their flags, width and precision say. */
#include "check.h"

#include <limits.h>
#include <stdint.h>

static char seen[256];

#define IS(wanted, ...) \
	(CHECK_EQ(snprintf(seen, sizeof(seen), __VA_ARGS__), (long)strlen(wanted)), \
	 CHECK_TEXT(seen, wanted))

int
main(void)
{
	IS("0 -1 2147483647 -2147483648", "%d %i %d %d", 0, -1, INT_MAX, INT_MIN);
	IS("9223372036854775807 -9223372036854775808", "%ld %lld", LONG_MAX, LLONG_MIN);
	IS("18446744073709551615 4294967295", "%lu %u", ULONG_MAX, UINT_MAX);
	IS("-1 255 -1 65535", "%hhd %hhu %hd %hu", (signed char)-1,
	   (unsigned char)255, (short)-1, (unsigned short)65535);
	IS("12 -34 56 78", "%zu %zd %td %jd", (size_t)12, (ssize_t)-34, (ptrdiff_t)56,
	   (intmax_t)78);
	IS("ff FF 0xff 0XFF 377 0377 0 0", "%x %X %#x %#X %o %#o %#x %#o", 255, 255, 255, 255,
	   255, 255, 0, 0);
	IS("[   42][42   ][00042][+42][ 42][  +42]", "[%5d][%-5d][%05d][%+d][% d][%+5d]", 42, 42,
	   42, 42, 42, 42);
	IS("[-0042][  -42][-42  ]", "[%05d][%5d][%-5d]", -42, -42, -42);
	IS("[  007][007  ][][+][   ]", "[%5.3d][%-5.3d][%.0d][%+.0d][%3.0d]", 7, 7, 0, 0, 0);
	IS("[   12][12   ][3]", "[%*d][%*d][%.*d]", 5, 12, -5, 12, -1, 3);
	IS("[0x00ff][0x  ]", "[%#06x][%-4s]", 255, "0x");
	IS("000000000000000000000000000000000000000000000000000000000000000000001", "%.69d", 1);
	IS("0x1234 100%", "%p %d%%", (void *)0x1234, 100);
	return 0;
}
