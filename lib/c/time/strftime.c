/* SPDX-License-Identifier: MIT */
/* Dates as text. A letter is a field, or stands for a longer format. */
#include <stdio.h>
#include <string.h>
#include <time.h>

static int
is_leap(long year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static const char *const days[] = { "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday",
				    "Friday", "Saturday" };
static const char *const months[] = { "January", "February", "March", "April", "May",
				      "June", "July", "August", "September", "October",
				      "November", "December" };

/* Week of the year when weeks start on `first` (0 Sunday, 1 Monday); week 0 is the rest. */
static int
week(const struct tm *tm, int first)
{
	return (tm->tm_yday + 7 - (tm->tm_wday + 7 - first) % 7) / 7;
}

/* ISO 8601: weeks start on Monday and belong to the year that has their Thursday. */
static int
iso_week(const struct tm *tm, long *year)
{
	int thursday = tm->tm_yday + 3 - (tm->tm_wday + 6) % 7;

	*year = tm->tm_year + 1900L;
	if (thursday < 0) {
		--*year;
		thursday += 365 + is_leap(*year);
	} else if (thursday >= 365 + is_leap(*year)) {
		thursday -= 365 + is_leap(*year);
		++*year;
	}
	return thursday / 7 + 1;
}

/* Letters that stand for several others. */
static const char *
composite(char letter)
{
	switch (letter) {
	case 'c': return "%a %b %e %H:%M:%S %Y";
	case 'D':
	case 'x': return "%m/%d/%y";
	case 'F': return "%Y-%m-%d";
	case 'r': return "%I:%M:%S %p";
	case 'R': return "%H:%M";
	case 'T':
	case 'X': return "%H:%M:%S";
	default:  return NULL;
	}
}

static int
put_number(char *buffer, size_t size, int digits, long number)
{
	return snprintf(buffer, size, "%0*ld", digits, number);
}

static int
put_text(char *buffer, size_t size, int length, const char *text)
{
	return snprintf(buffer, size, "%.*s", length, text);
}

static int
twelve(int hour)
{
	return hour % 12 ? hour % 12 : 12;
}

/* One letter; returns the length wanted. */
static int
put_field(char *buffer, size_t size, char letter, const struct tm *tm)
{
	struct tm copy = *tm;
	long year;
	int iso = iso_week(tm, &year);

	switch (letter) {
	case 'a': return put_text(buffer, size, 3, days[tm->tm_wday]);
	case 'A': return put_text(buffer, size, 9, days[tm->tm_wday]);
	case 'b':
	case 'h': return put_text(buffer, size, 3, months[tm->tm_mon]);
	case 'B': return put_text(buffer, size, 9, months[tm->tm_mon]);
	case 'C': return put_number(buffer, size, 2, (tm->tm_year + 1900) / 100);
	case 'd': return put_number(buffer, size, 2, tm->tm_mday);
	case 'e': return snprintf(buffer, size, "%2d", tm->tm_mday);
	case 'g': return put_number(buffer, size, 2, year % 100);
	case 'G': return put_number(buffer, size, 1, year);
	case 'H': return put_number(buffer, size, 2, tm->tm_hour);
	case 'I': return put_number(buffer, size, 2, twelve(tm->tm_hour));
	case 'j': return put_number(buffer, size, 3, tm->tm_yday + 1);
	case 'm': return put_number(buffer, size, 2, tm->tm_mon + 1);
	case 'M': return put_number(buffer, size, 2, tm->tm_min);
	case 'n': return put_text(buffer, size, 1, "\n");
	case 'p': return put_text(buffer, size, 2, tm->tm_hour < 12 ? "AM" : "PM");
	case 's': return put_number(buffer, size, 1, timegm(&copy));
	case 'S': return put_number(buffer, size, 2, tm->tm_sec);
	case 't': return put_text(buffer, size, 1, "\t");
	case 'u': return put_number(buffer, size, 1, tm->tm_wday ? tm->tm_wday : 7);
	case 'U': return put_number(buffer, size, 2, week(tm, 0));
	case 'V': return put_number(buffer, size, 2, iso);
	case 'w': return put_number(buffer, size, 1, tm->tm_wday);
	case 'W': return put_number(buffer, size, 2, week(tm, 1));
	case 'y': return put_number(buffer, size, 2, (tm->tm_year + 1900) % 100);
	case 'Y': return put_number(buffer, size, 1, tm->tm_year + 1900L);
	case 'z': return put_text(buffer, size, 5, "+0000");
	case 'Z': return put_text(buffer, size, 3, "UTC");
	default:  return put_text(buffer, size, 1, "%");
	}
}

size_t
strftime(char *buffer, size_t size, const char *format, const struct tm *tm)
{
	size_t used = 0, length;

	for (; *format; format++, used += length) {
		const char *longer;

		if (*format != '%' || !format[1]) {
			length = (size_t)put_text(buffer + used, size - used, 1, format);
		} else if ((longer = composite(*++format))) {
			length = strftime(buffer + used, size - used, longer, tm);
			if (!length)
				return 0;
		} else {
			length = (size_t)put_field(buffer + used, size - used, *format, tm);
		}
		if (length >= size - used)
			return 0;
	}
	if (size)
		buffer[used] = 0;
	return used;
}

char *
asctime_r(const struct tm *tm, char buffer[26])
{
	return strftime(buffer, 26, "%c\n", tm) ? buffer : NULL;
}

char *
ctime_r(const time_t *time, char buffer[26])
{
	struct tm tm;

	return asctime_r(gmtime_r(time, &tm), buffer);
}

char *
asctime(const struct tm *tm)
{
	static char buffer[26];

	return asctime_r(tm, buffer);
}

char *
ctime(const time_t *time)
{
	return asctime(gmtime(time));
}
