/* SPDX-License-Identifier: MIT */
/* Text to integers: one parser for all types, which saturates. */
#include <ctype.h>
#include <errno.h>
#include <inttypes.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>

/* What was read: the magnitude, or that it did not fit. */
struct number {
	unsigned long magnitude;
	bool negative, overflow;
};

static int
digit_value(char c)
{
	return isdigit(c) ? c - '0' : isalpha(c) ? tolower(c) - 'a' + 10 : INT_MAX;
}

/* Skips 0x where the base allows it and a digit follows; returns the base. */
static int
choose_base(const char **s, int base)
{
	const char *p = *s;
	bool hex = p[0] == '0' && (p[1] | 0x20) == 'x' && isxdigit(p[2]);

	if ((base == 0 || base == 16) && hex) {
		*s = p + 2;
		return 16;
	}
	if (base)
		return base;
	return *p == '0' ? 8 : 10;
}

static struct number
parse(const char *s, char **end, int base)
{
	struct number n = { 0 };
	const char *p = s, *digits;

	if (end)
		*end = (char *)s;
	while (isspace(*p))
		p++;
	if (*p == '+' || *p == '-')
		n.negative = *p++ == '-';
	if (base < 0 || base == 1 || base > 36) {
		errno = EINVAL;
		return n;
	}
	base = choose_base(&p, base);
	for (digits = p; digit_value(*p) < base; p++) {
		n.overflow |= __builtin_mul_overflow(n.magnitude, (unsigned long)base,
						     &n.magnitude);
		n.overflow |= __builtin_add_overflow(n.magnitude,
						     (unsigned long)digit_value(*p),
						     &n.magnitude);
	}
	if (end && p != digits)
		*end = (char *)p;
	return n;
}

long
strtol(const char *s, char **end, int base)
{
	struct number n = parse(s, end, base);

	if (n.overflow || n.magnitude > (unsigned long)LONG_MAX + n.negative) {
		errno = ERANGE;
		return n.negative ? LONG_MIN : LONG_MAX;
	}
	return (long)(n.negative ? -n.magnitude : n.magnitude);
}

unsigned long
strtoul(const char *s, char **end, int base)
{
	struct number n = parse(s, end, base);

	if (n.overflow) {
		errno = ERANGE;
		return ULONG_MAX;
	}
	return n.negative ? -n.magnitude : n.magnitude;
}

long long
strtoll(const char *s, char **end, int base)
{
	return strtol(s, end, base);
}

unsigned long long
strtoull(const char *s, char **end, int base)
{
	return strtoul(s, end, base);
}

intmax_t
strtoimax(const char *s, char **end, int base)
{
	return strtol(s, end, base);
}

uintmax_t
strtoumax(const char *s, char **end, int base)
{
	return strtoul(s, end, base);
}

int
atoi(const char *s)
{
	return (int)strtol(s, NULL, 10);
}

long
atol(const char *s)
{
	return strtol(s, NULL, 10);
}

long long
atoll(const char *s)
{
	return strtol(s, NULL, 10);
}
