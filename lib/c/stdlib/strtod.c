/* SPDX-License-Identifier: MIT */
/*
 * Text to double, exactly rounded: the digits go into a decimal (lib/base/decimal.h),
 * which is scaled by powers of two until it is an integer of 53 bits.
 */
#include <ctype.h>
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lib/base/decimal.h"

#define EXPONENT_MAX 1024               /* value < 2^1024 */
#define EXPONENT_MIN (-1021)            /* below 2^-1022 mantissas get shorter */

/* Digits with at most one point. Returns the end, or NULL if there was no digit. */
static const char *
parse_digits(const char *p, struct decimal *d)
{
	bool any = false, behind_point = false;

	for (;; p++) {
		if (*p == '.' && !behind_point) {
			behind_point = true;
			continue;
		}
		if (!isdigit(*p))
			break;
		any = true;
		if (d->count || *p != '0') {
			decimal_append(d, *p - '0');
			d->point += !behind_point;
		} else {
			d->point -= behind_point;
		}
	}
	return any ? p : NULL;
}

/* "e-5", if that is what stands here; else nothing. */
static const char *
parse_exponent(const char *p, struct decimal *d)
{
	const char *start = p;
	int value = 0;
	bool negative;

	if ((*p++ | 0x20) != 'e')
		return start;
	negative = *p == '-';
	p += *p == '+' || *p == '-';
	if (!isdigit(*p))
		return start;
	for (; isdigit(*p); p++)
		if (value < 100000)
			value = value * 10 + (*p - '0');
	d->point += negative ? -value : value;
	return p;
}

/* Scales into [1/2, 1); returns the power of two that was taken out. */
static int
normalize(struct decimal *d)
{
	int exponent = 0;

	while (d->point > 0) {
		int bits = d->point * 3 < 59 ? d->point * 3 : 59;

		decimal_scale(d, -bits);
		exponent += bits;
	}
	while (d->point < 0 || d->digits[0] < 5) {
		int bits = d->point < 0 ? (-d->point * 3 < 59 ? -d->point * 3 : 59) : 1;

		decimal_scale(d, bits);
		exponent -= bits;
	}
	return exponent;
}

static double
put_together(uint64_t mantissa, int exponent)
{
	uint64_t bits;
	double value;

	if (mantissa >> 53) {           /* rounded up to the next power of two */
		mantissa >>= 1;
		exponent++;
	}
	if (mantissa >> 52)
		bits = (mantissa & (((uint64_t)1 << 52) - 1)) |
		       (uint64_t)(exponent + 1022) << 52;
	else
		bits = mantissa;
	memcpy(&value, &bits, sizeof(value));
	return value;
}

static double
convert(struct decimal *d)
{
	int exponent;

	if (!d->count)
		return 0;
	if (d->point > 310) {
		errno = ERANGE;
		return HUGE_VAL;
	}
	if (d->point < -330) {
		errno = ERANGE;
		return 0;
	}
	exponent = normalize(d);
	if (exponent < EXPONENT_MIN) {
		decimal_scale(d, exponent - EXPONENT_MIN);
		exponent = EXPONENT_MIN;
		errno = ERANGE;
	}
	decimal_scale(d, 53);
	if (exponent > EXPONENT_MAX) {
		errno = ERANGE;
		return HUGE_VAL;
	}
	return put_together(decimal_to_integer(d), exponent);
}

/* inf, infinity, nan; NULL if it is none. */
static const char *
parse_word(const char *p, double *value)
{
	*value = HUGE_VAL;
	if (!strncasecmp(p, "infinity", 8))
		return p + 8;
	if (!strncasecmp(p, "inf", 3))
		return p + 3;
	*value = NAN;
	return strncasecmp(p, "nan", 3) ? NULL : p + 3;
}

double
strtod(const char *s, char **end)
{
	struct decimal d = { 0 };
	const char *p = s, *after;
	bool negative;
	double value;

	while (isspace(*p))
		p++;
	negative = *p == '-';
	p += *p == '+' || *p == '-';
	after = parse_word(p, &value);
	if (!after && (after = parse_digits(p, &d))) {
		after = parse_exponent(after, &d);
		value = convert(&d);
	}
	if (end)
		*end = (char *)(after ? after : s);
	if (!after)
		return 0;
	return negative ? -value : value;
}

float
strtof(const char *s, char **end)
{
	return (float)strtod(s, end);
}

double
atof(const char *s)
{
	return strtod(s, NULL);
}
