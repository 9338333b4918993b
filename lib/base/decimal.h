/* SPDX-License-Identifier: MIT */
/*
 * Decimal numbers of many digits: how printf and strtod get between binary and
 * decimal exactly. Both ways are the same two steps: take the digits, multiply or
 * divide by a power of two, and round once at the very end. The value is
 *
 *      0.d0 d1 d2 ... * 10^point       d0 != 0; count == 0 is zero
 *
 * A double has at most 767 significant decimal digits, so 800 hold any exactly.
 * User space only.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define DECIMAL_DIGITS 800
#define DECIMAL_CARRY  20               /* room for one multiplication to grow into */

struct decimal {
	int count;
	int point;
	bool more;                      /* nonzero digits beyond the last were dropped */
	uint8_t digits[DECIMAL_DIGITS + DECIMAL_CARRY];
};

void decimal_from_integer(struct decimal *d, uint64_t value);
/* Appends a digit, for reading a number from text; leading zeros are the caller's. */
void decimal_append(struct decimal *d, int digit);
/* Multiplies by 2^exponent (which may be negative). */
void decimal_scale(struct decimal *d, int exponent);
/* Rounds to the first `count` digits, to even when it lies exactly between. */
void decimal_round(struct decimal *d, int count);
/* The nearest integer, to even; the value must be below 2^63. */
uint64_t decimal_to_integer(struct decimal *d);
/* The digit with weight 10^(point - 1 - index); 0 outside. */
int decimal_digit(const struct decimal *d, int index);
