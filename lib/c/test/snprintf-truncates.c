/* SPDX-License-Identifier: MIT */
/* snprintf never writes past its size, always ends with NUL, and says what it would have needed. */
#include "check.h"

int
main(void)
{
	char buffer[8] = "#######";

	CHECK_EQ(snprintf(buffer, 4, "%d", 123456), 6);
	CHECK_EQ(memcmp(buffer, "123\0###", 8), 0);
	CHECK_EQ(snprintf(buffer, 1, "abc"), 3);
	CHECK_EQ(memcmp(buffer, "\00023\0###", 8), 0);
	CHECK_EQ(snprintf(NULL, 0, "%s-%s", "ab", "cd"), 5);
	CHECK_EQ(snprintf(buffer, sizeof(buffer), "1234567"), 7);
	CHECK_TEXT(buffer, "1234567");
	return 0;
}
