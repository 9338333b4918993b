/* SPDX-License-Identifier: MIT */
/* memcpy, memmove (both ways), memset and memcmp at every alignment and length up to 150. */
#include "lib/c/test/check.h"

#define ROOM 256

static unsigned char source[ROOM], area[ROOM], wanted[ROOM];

/* The definition, in the simplest way; volatile so that it stays a loop. */
static void
slow_copy(unsigned char *to, const unsigned char *from, size_t count)
{
	for (volatile size_t i = 0; i < count; i++)
		to[i] = from[i];
}

static void
prepare(void)
{
	slow_copy(area, source, ROOM);
	slow_copy(wanted, source, ROOM);
}

static void
same(void)
{
	for (int i = 0; i < ROOM; i++)
		CHECK_EQ(area[i], wanted[i]);
}

static void
one(size_t to, size_t from, size_t count)
{
	prepare();
	slow_copy(wanted + to, source + from, count);
	CHECK(memmove(area + to, area + from, count) == area + to);
	same();
	prepare();
	slow_copy(wanted + to, source + from, count);
	CHECK(memcpy(area + to, source + from, count) == area + to);
	same();
	CHECK_EQ(memcmp(area + to, source + from, count), 0);
	if (count) {
		area[to + count - 1] ^= 1;
		CHECK(memcmp(area + to, source + from, count) != 0);
	}
	prepare();
	for (size_t i = 0; i < count; i++)
		wanted[to + i] = 0xa5;
	CHECK(memset(area + to, 0x1a5, count) == area + to);
	same();
}

int
main(void)
{
	for (int i = 0; i < ROOM; i++)
		source[i] = (unsigned char)(i * 7 + 3);
	for (size_t count = 0; count < 150; count += count < 20 ? 1 : 13)
		for (size_t shift = 0; shift < 12; shift += 3) {
			one(20 + shift, 20, count);
			one(20, 20 + shift, count);
		}
	CHECK(memcmp("\x01", "\xff", 1) < 0);
	CHECK(memchr("abc", 'b', 3) && !memchr("abc", 'c', 2));
	return 0;
}
