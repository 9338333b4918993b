/* SPDX-License-Identifier: MIT */
/* date: prints the time of day in UTC, as 2020-01-31 23:59:59 UTC; -s as seconds since 1970. */
#include "user/bin/tool.h"

#include <time.h>

static int
is_leap(long year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in(int month, long year)
{
    static const int days[12] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

    return days[month] + (month == 1 && is_leap(year));
}

static void
print_date(long seconds)
{
    long days = seconds / 86400;
    long rest = seconds % 86400;
    long year = 1970;
    int month = 0;

    for (; days >= 365 + is_leap(year); year++)
        days -= 365 + is_leap(year);
    for (; days >= days_in(month, year); month++)
        days -= days_in(month, year);
    printf("%04ld-%02d-%02ld %02ld:%02ld:%02ld UTC\n", year, month + 1, days + 1, rest / 3600, rest / 60 % 60,
           rest % 60);
}

int
main(int argc, char **argv)
{
    struct timespec now;

    tool_start("date", "[-s]");
    if (argc > 2 || (argc == 2 && strcmp(argv[1], "-s") != 0))
        usage();
    if (clock_gettime(CLOCK_REALTIME, &now) < 0)
        die("clock");
    if (argc == 2)
        printf("%ld\n", (long)now.tv_sec);
    else
        print_date((long)now.tv_sec);
    return tool_end();
}
