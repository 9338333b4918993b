/* SPDX-License-Identifier: MIT */
/* See newc.h. */
#include "tools/heddle/newc.h"

#include <stdlib.h>
#include <string.h>

enum { HEADER = 110, MAGIC = 6, DIGITS = 8, FIELD_SIZE = 6, FIELD_NAME_SIZE = 11 };

static size_t
align(size_t n, size_t to)
{
	return (n + to - 1) / to * to;
}

static size_t
field(const char *header, int number)
{
	char digits[DIGITS + 1] = "";

	memcpy(digits, header + MAGIC + DIGITS * number, DIGITS);
	return strtoul(digits, NULL, 16);
}

/* The bytes of the entry in front of its file's contents; 0: here is none, or it is broken. */
static size_t
front_of(const char *entry, size_t left)
{
	if (left < HEADER || memcmp(entry, "070701", MAGIC) != 0)
		return 0;
	size_t front = align(HEADER + field(entry, FIELD_NAME_SIZE), 4);
	return front <= left && field(entry, FIELD_SIZE) <= left - front ? front : 0;
}

static void
put_zeros(size_t n, FILE *out)
{
	while (n-- > 0)
		putc(0, out);
}

/* Header and name, with so many NULs more. */
static void
put_front(const char *entry, size_t front, size_t more, FILE *out)
{
	char digits[DIGITS + 1];
	size_t at = MAGIC + DIGITS * FIELD_NAME_SIZE;

	snprintf(digits, sizeof digits, "%08zX", front - HEADER + more);
	fwrite(entry, 1, at, out);
	fwrite(digits, 1, DIGITS, out);
	fwrite(entry + at + DIGITS, 1, front - at - DIGITS, out);
	put_zeros(more, out);
}

bool
newc_align(const char *archive, size_t size, FILE *out)
{
	size_t written = 0, front;

	for (size_t at = 0; at < size; at += front) {
		front = front_of(archive + at, size - at);
		size_t length = front ? field(archive + at, FIELD_SIZE) : 0;
		size_t body = front ? align(length, 4) : 4;
		size_t more = length < NEWC_PAGE ? 0 : align(written + front, NEWC_PAGE) - written - front;

		if (body > size - at - front)
			body = size - at - front;
		if (front)
			put_front(archive + at, front, more, out);
		fwrite(archive + at + front, 1, body, out);
		written += front + more + body;
		front += body;
	}
	put_zeros(align(written, NEWC_PAGE) - written, out);
	return fflush(out) == 0 && !ferror(out);
}
