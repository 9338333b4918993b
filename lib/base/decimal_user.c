/* SPDX-License-Identifier: MIT */
/* Exact decimals: school arithmetic, digit by digit. See decimal.h. */
#include "lib/base/decimal.h"
#include "lib/base/string.h"

#define STEP 59                         /* 10 * 2^59 still fits into 64 bits */

static void
trim(struct decimal *d)
{
	while (d->count && !d->digits[d->count - 1])
		d->count--;
	if (!d->count)
		d->point = 0;
}

void
decimal_append(struct decimal *d, int digit)
{
	if (d->count < DECIMAL_DIGITS)
		d->digits[d->count++] = (uint8_t)digit;
	else
		d->more |= digit != 0;
}

void
decimal_from_integer(struct decimal *d, uint64_t value)
{
	uint8_t reversed[20];
	int count = 0;

	for (; value; value /= 10)
		reversed[count++] = (uint8_t)(value % 10);
	d->count = 0;
	d->point = count;
	d->more = false;
	while (count)
		decimal_append(d, reversed[--count]);
	trim(d);
}

/* Long division by 2^bits, from the left. Writing never overtakes reading. */
static void
divide(struct decimal *d, int bits)
{
	uint64_t rest = 0;
	int old_count = d->count;

	d->count = 0;
	for (int i = 0; i < old_count || rest; i++) {
		int digit;

		rest = rest * 10 + (i < old_count ? d->digits[i] : 0);
		digit = (int)(rest >> bits);
		rest &= ((uint64_t)1 << bits) - 1;
		if (d->count || digit)
			decimal_append(d, digit);
		else
			d->point--;
	}
	trim(d);
}

/* Multiplication by 2^bits, from the right; the carry goes into free digits in front. */
static void
multiply(struct decimal *d, int bits)
{
	uint8_t *digits = d->digits;
	uint64_t carry = 0;
	int start = 0, total = d->count + DECIMAL_CARRY;

	memmove(digits + DECIMAL_CARRY, digits, (size_t)d->count);
	memset(digits, 0, DECIMAL_CARRY);
	for (int i = total - 1; i >= 0; i--) {
		carry += (uint64_t)digits[i] << bits;
		digits[i] = (uint8_t)(carry % 10);
		carry /= 10;
	}
	while (start < DECIMAL_CARRY && !digits[start])
		start++;
	d->point += DECIMAL_CARRY - start;
	d->count = 0;
	for (int i = start; i < total; i++)
		decimal_append(d, digits[i]);
	trim(d);
}

void
decimal_scale(struct decimal *d, int exponent)
{
	for (; exponent > STEP; exponent -= STEP)
		multiply(d, STEP);
	for (; exponent < -STEP; exponent += STEP)
		divide(d, STEP);
	if (exponent > 0)
		multiply(d, exponent);
	if (exponent < 0)
		divide(d, -exponent);
}

static bool
must_round_up(const struct decimal *d, int count)
{
	if (d->digits[count] != 5)
		return d->digits[count] > 5;
	if (count + 1 < d->count || d->more)
		return true;
	return count > 0 && d->digits[count - 1] % 2;
}

void
decimal_round(struct decimal *d, int count)
{
	bool up;

	if (count >= d->count)
		return;
	if (count < 0) {
		d->count = d->point = 0;
		return;
	}
	up = must_round_up(d, count);
	d->more = false;
	d->count = count;
	while (up && d->count && d->digits[d->count - 1] == 9)
		d->count--;
	if (up && d->count) {
		d->digits[d->count - 1]++;
	} else if (up) {                /* 0.999 has become 1 */
		d->digits[d->count++] = 1;
		d->point++;
	}
	trim(d);
}

int
decimal_digit(const struct decimal *d, int index)
{
	return index >= 0 && index < d->count ? d->digits[index] : 0;
}

uint64_t
decimal_to_integer(struct decimal *d)
{
	uint64_t value = 0;

	decimal_round(d, d->point);
	for (int i = 0; i < d->point; i++)
		value = value * 10 + (uint64_t)decimal_digit(d, i);
	return value;
}
