/* SPDX-License-Identifier: MIT */
/*
 * Seconds to calendar dates and back, in UTC. Years are counted from March, so that
 * the leap day is the last of a year and every month's start has a simple formula
 * (days before month m, March = 0: (153 m + 2) / 5).
 */
#include <time.h>

#define DAY             86400
#define ERA_DAYS        146097          /* 400 years */
#define EPOCH_OFFSET    719468          /* days from 0000-03-01 to 1970-01-01 */

static long
floor_divide(long a, long b)
{
	return a / b - (a % b < 0);
}

/* Days from 1970-01-01 to the first of that month (month 0..11). */
static long
days_before(long year, int month)
{
	int from_march = (month + 10) % 12;
	long y = year - (month < 2);
	long era = floor_divide(y, 400);
	long in_era = y - era * 400;

	return era * ERA_DAYS + in_era * 365 + in_era / 4 - in_era / 100 +
	       (153 * from_march + 2) / 5 - EPOCH_OFFSET;
}

static void
set_date(struct tm *tm, long day)
{
	long shifted = day + EPOCH_OFFSET;
	long era = floor_divide(shifted, ERA_DAYS);
	long in_era = shifted - era * ERA_DAYS;
	long year_of_era = (in_era - in_era / 1460 + in_era / 36524 - in_era / 146096) / 365;
	long in_year = in_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	long from_march = (5 * in_year + 2) / 153;
	long month = from_march < 10 ? from_march + 2 : from_march - 10;
	long year = year_of_era + era * 400 + (month < 2);

	tm->tm_mday = (int)(in_year - (153 * from_march + 2) / 5 + 1);
	tm->tm_mon = (int)month;
	tm->tm_year = (int)(year - 1900);
	tm->tm_yday = (int)(day - days_before(year, 0));
	tm->tm_wday = (int)(((day + 4) % 7 + 7) % 7);
}

struct tm *
gmtime_r(const time_t *time, struct tm *tm)
{
	long day = floor_divide(*time, DAY);
	long second = *time - day * DAY;

	*tm = (struct tm){ .tm_zone = "UTC" };
	tm->tm_hour = (int)(second / 3600);
	tm->tm_min = (int)(second / 60 % 60);
	tm->tm_sec = (int)(second % 60);
	set_date(tm, day);
	return tm;
}

time_t
timegm(struct tm *tm)
{
	long months = tm->tm_year * 12L + tm->tm_mon;
	long year = 1900 + floor_divide(months, 12);
	int month = (int)(months - floor_divide(months, 12) * 12);
	time_t time = (days_before(year, month) + tm->tm_mday - 1) * DAY +
		      tm->tm_hour * 3600L + tm->tm_min * 60L + tm->tm_sec;

	gmtime_r(&time, tm);
	return time;
}

struct tm *
localtime_r(const time_t *time, struct tm *tm)
{
	return gmtime_r(time, tm);
}

struct tm *
gmtime(const time_t *time)
{
	static struct tm tm;

	return gmtime_r(time, &tm);
}

struct tm *
localtime(const time_t *time)
{
	return gmtime(time);
}

time_t
mktime(struct tm *tm)
{
	return timegm(tm);
}

void
tzset(void)
{
}
