/* SPDX-License-Identifier: MIT */
/* strtol and its family read all bases, stop at the first other byte, and saturate with ERANGE. */
#include "check.h"

#include <limits.h>

int
main(void)
{
	char *end;

	CHECK_EQ(strtol("  -42abc", &end, 10), -42);
	CHECK_TEXT(end, "abc");
	CHECK_EQ(strtol("0x1fg", &end, 0), 31);
	CHECK_TEXT(end, "g");
	CHECK_EQ(strtol("0755", NULL, 0), 0755);
	CHECK_EQ(strtol("zz", NULL, 36), 35 * 36 + 35);
	CHECK_EQ(strtol("0xg", &end, 16), 0);
	CHECK_TEXT(end, "xg");
	CHECK_EQ(strtol("+-5", &end, 10), 0);
	CHECK_TEXT(end, "+-5");
	errno = 0;
	CHECK_EQ(strtol("9223372036854775807", NULL, 10), LONG_MAX);
	CHECK_EQ(strtol("-9223372036854775808", NULL, 10), LONG_MIN);
	CHECK_EQ(errno, 0);
	CHECK_EQ(strtol("9223372036854775808", NULL, 10), LONG_MAX);
	CHECK_EQ(errno, ERANGE);
	CHECK_EQ(strtoul("18446744073709551616", &end, 10), ULONG_MAX);
	CHECK_TEXT(end, "");
	CHECK_EQ(strtoul("-1", NULL, 10), ULONG_MAX);
	CHECK_EQ(atoi("12abc"), 12);
	return 0;
}
