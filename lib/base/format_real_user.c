/* SPDX-License-Identifier: MIT */
/*
 * printf's floating point. A double is mantissa * 2^exponent with integers; as exact
 * decimal (decimal.h) it is rounded to the digits asked for, and written.
 */
#include <stdint.h>

#include "lib/base/decimal.h"
#include "lib/base/format_real.h"
#include "lib/base/string.h"

#define PRECISION_MAX 800
#define TEXT_MAX (310 + PRECISION_MAX + 10)

/* A piece of output under construction. */
struct text {
	char bytes[TEXT_MAX];
	size_t count;
};

static void
put(struct text *text, int byte)
{
	text->bytes[text->count++] = (char)byte;
}

static bool
is_capital(const struct format_spec *spec)
{
	return spec->conversion < 'a';
}

/* value = mantissa * 2^exponent, for a finite value without its sign. */
static uint64_t
take_apart(double value, int *exponent)
{
	uint64_t bits, mantissa;

	memcpy(&bits, &value, sizeof(bits));
	mantissa = bits & (((uint64_t)1 << 52) - 1);
	*exponent = (int)(bits >> 52 & 0x7ff);
	if (*exponent)
		mantissa |= (uint64_t)1 << 52;
	else
		*exponent = 1;          /* subnormal */
	*exponent -= 1075;
	return mantissa;
}

/* The exponent's sign and at least `digits` digits. */
static void
put_exponent(struct text *text, int letter, int exponent, int digits)
{
	unsigned rest = (unsigned)(exponent < 0 ? -exponent : exponent);
	unsigned weight = digits == 2 ? 10 : 1;

	put(text, letter);
	put(text, exponent < 0 ? '-' : '+');
	while (rest / weight >= 10)
		weight *= 10;
	for (; weight; weight /= 10)
		put(text, (int)('0' + rest / weight % 10));
}

/* `decimals` digits behind the point, of a number already rounded to that. */
static void
put_fixed(struct text *text, const struct decimal *d, int decimals, bool point)
{
	if (d->point <= 0)
		put(text, '0');
	for (int i = 0; i < d->point; i++)
		put(text, '0' + decimal_digit(d, i));
	if (decimals || point)
		put(text, '.');
	for (int i = 0; i < decimals; i++)
		put(text, '0' + decimal_digit(d, d->point + i));
}

static void
put_scientific(struct text *text, const struct decimal *d, int decimals, bool point,
	       int letter)
{
	put(text, '0' + decimal_digit(d, 0));
	if (decimals || point)
		put(text, '.');
	for (int i = 1; i <= decimals; i++)
		put(text, '0' + decimal_digit(d, i));
	put_exponent(text, letter, d->count ? d->point - 1 : 0, 2);
}

/* %g: whichever is shorter, with `digits` significant digits and no trailing zeros. */
static void
put_general(struct text *text, struct decimal *d, int digits, bool all, int letter)
{
	int exponent, decimals;

	decimal_round(d, digits);
	exponent = d->count ? d->point - 1 : 0;
	if (exponent < -4 || exponent >= digits) {
		decimals = all || digits < d->count ? digits - 1 : d->count - 1;
		put_scientific(text, d, decimals, all, letter);
	} else {
		decimals = d->count - d->point > 0 ? d->count - d->point : 0;
		put_fixed(text, d, all ? digits - 1 - exponent : decimals, all);
	}
}

static void
put_decimal(struct text *text, const struct format_spec *spec, double value)
{
	struct decimal d;
	int exponent, precision = spec->precision < 0 ? 6 : spec->precision;
	int letter = is_capital(spec) ? 'E' : 'e';

	if (precision > PRECISION_MAX)
		precision = PRECISION_MAX;
	decimal_from_integer(&d, take_apart(value, &exponent));
	decimal_scale(&d, exponent);
	switch (spec->conversion | 0x20) {
	case 'f':
		decimal_round(&d, d.point + precision);
		put_fixed(text, &d, precision, spec->alternate);
		break;
	case 'e':
		decimal_round(&d, precision + 1);
		put_scientific(text, &d, precision, spec->alternate, letter);
		break;
	default:
		put_general(text, &d, precision ? precision : 1, spec->alternate, letter);
	}
}

/* %a behind its 0x: one digit before the point, 13 after it hold all 53 bits. */
static void
put_hexadecimal(struct text *text, const struct format_spec *spec, double value)
{
	const char *digits = is_capital(spec) ? "0123456789ABCDEF" : "0123456789abcdef";
	int exponent, decimals = spec->precision;
	uint64_t mantissa = take_apart(value, &exponent);

	if (decimals >= 0 && decimals < 13) {
		int dropped = (13 - decimals) * 4;
		uint64_t half = (uint64_t)1 << (dropped - 1);
		uint64_t odd = mantissa >> dropped & 1;

		mantissa = (mantissa + half - 1 + odd) >> dropped << dropped;
	}
	if (decimals < 0)
		for (decimals = 13; decimals && !(mantissa >> (13 - decimals) * 4 & 15);)
			decimals--;
	put(text, digits[mantissa >> 52]);
	if (decimals || spec->alternate)
		put(text, '.');
	for (int i = 1; i <= decimals && i < PRECISION_MAX; i++)
		put(text, i <= 13 ? digits[mantissa >> (52 - 4 * i) & 15] : '0');
	put_exponent(text, is_capital(spec) ? 'P' : 'p', value == 0 ? 0 : exponent + 52, 1);
}

static void
write_special(struct format *f, const struct format_spec *spec, bool negative, bool nan)
{
	struct format_spec plain = *spec;

	plain.zero = false;
	format_number(f, &plain, format_sign(spec, negative), 0,
		      nan ? (is_capital(spec) ? "NAN" : "nan")
			  : (is_capital(spec) ? "INF" : "inf"), 3);
}

void
format_real_decimal(struct format *f, const struct format_spec *spec, double value)
{
	bool negative = __builtin_signbit(value);
	char prefix[4] = "";
	struct text text = { .count = 0 };

	if (__builtin_isnan(value) || __builtin_isinf(value)) {
		write_special(f, spec, negative, __builtin_isnan(value));
		return;
	}
	if (negative)
		value = -value;
	strlcat(prefix, format_sign(spec, negative), sizeof(prefix));
	if ((spec->conversion | 0x20) == 'a') {
		strlcat(prefix, is_capital(spec) ? "0X" : "0x", sizeof(prefix));
		put_hexadecimal(&text, spec, value);
	} else {
		put_decimal(&text, spec, value);
	}
	format_number(f, spec, prefix, 0, text.bytes, text.count);
}
