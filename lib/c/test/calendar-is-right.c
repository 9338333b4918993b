/* SPDX-License-Identifier: MIT */
/* Seconds become the right date and back, in leap years, before 1970 and far away; strftime prints it. */
#include "check.h"

static void
is(time_t time, const char *wanted)
{
	char seen[64];
	struct tm tm;

	CHECK(gmtime_r(&time, &tm));
	strftime(seen, sizeof(seen), "%Y-%m-%d %H:%M:%S %a %j", &tm);
	CHECK_TEXT(seen, wanted);
	CHECK_EQ(timegm(&tm), time);
}

int
main(void)
{
	struct tm tm = { .tm_year = 124, .tm_mon = 13, .tm_mday = 30, .tm_hour = 25 };
	char seen[64];

	is(0, "1970-01-01 00:00:00 Thu 001");
	is(-1, "1969-12-31 23:59:59 Wed 365");
	is(951782400, "2000-02-29 00:00:00 Tue 060");
	is(1577836800, "2020-01-01 00:00:00 Wed 001");
	is(1709251199, "2024-02-29 23:59:59 Thu 060");
	is(4107542400, "2100-03-01 00:00:00 Mon 060");
	is(253402300799, "9999-12-31 23:59:59 Fri 365");
	is(-2203891200, "1900-03-01 00:00:00 Thu 060");
	CHECK_EQ(timegm(&tm), 1740963600);      /* 30 February 2025, 25:00: 3 March, 01:00 */
	CHECK(tm.tm_mon == 2 && tm.tm_mday == 3 && tm.tm_hour == 1);
	CHECK(strftime(seen, sizeof(seen), "%F %T %I%p %e %y %U %W %V %G %u %%", &tm));
	CHECK_TEXT(seen, "2025-03-03 01:00:00 01AM  3 25 09 09 10 2025 1 %");
	CHECK(strftime(seen, sizeof(seen), "%c|%D|%R|%r|%B|%C", &tm));
	CHECK_TEXT(seen, "Mon Mar  3 01:00:00 2025|03/03/25|01:00|01:00:00 AM|March|20");
	CHECK_EQ(strftime(seen, 10, "%F", &tm), 0);
	return 0;
}
