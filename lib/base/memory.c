/* SPDX-License-Identifier: MIT */
/*
 * Moving and comparing bytes, by unrolled 8-byte moves: under QEMU's TCG `rep movsb`
 * takes ten times as long, and on real hardware the difference does not matter here.
 *
 * KEEP_LOOP: compilers recognise "a loop that copies" and replace it by a call of
 * memcpy, which inside memcpy never ends. An empty asm in the loop stops them.
 */
#include <stdint.h>

#include "lib/base/string.h"

#define KEEP_LOOP() __asm__ volatile("" ::: "memory")

/* A word anywhere in memory: any alignment, may alias any type. */
typedef uint64_t __attribute__((may_alias, aligned(1))) word_t;

/* Correct also when the areas overlap and `to` is the lower one. */
static void
copy_upward(char *to, const char *from, size_t count)
{
	for (; count >= 64; count -= 64, to += 64, from += 64) {
		word_t *t = (word_t *)to;
		const word_t *f = (const word_t *)from;

		t[0] = f[0];
		t[1] = f[1];
		t[2] = f[2];
		t[3] = f[3];
		t[4] = f[4];
		t[5] = f[5];
		t[6] = f[6];
		t[7] = f[7];
		KEEP_LOOP();
	}
	for (; count >= 8; count -= 8, to += 8, from += 8) {
		*(word_t *)to = *(const word_t *)from;
		KEEP_LOOP();
	}
	while (count--) {
		*to++ = *from++;
		KEEP_LOOP();
	}
}

/* Correct also when the areas overlap and `to` is the higher one. */
static void
copy_downward(char *to, const char *from, size_t count)
{
	while (count >= 8) {
		count -= 8;
		*(word_t *)(to + count) = *(const word_t *)(from + count);
		KEEP_LOOP();
	}
	while (count--) {
		to[count] = from[count];
		KEEP_LOOP();
	}
}

void *
memcpy(void *to, const void *from, size_t count)
{
	copy_upward(to, from, count);
	return to;
}

void *
memmove(void *to, const void *from, size_t count)
{
	if ((uintptr_t)to - (uintptr_t)from < count)
		copy_downward(to, from, count);
	else
		copy_upward(to, from, count);
	return to;
}

void *
memset(void *to, int byte, size_t count)
{
	uint64_t word = (unsigned char)byte * 0x0101010101010101u;
	char *p = to;

	for (; count >= 64; count -= 64, p += 64) {
		word_t *t = (word_t *)p;

		t[0] = word;
		t[1] = word;
		t[2] = word;
		t[3] = word;
		t[4] = word;
		t[5] = word;
		t[6] = word;
		t[7] = word;
		KEEP_LOOP();
	}
	for (; count >= 8; count -= 8, p += 8) {
		*(word_t *)p = word;
		KEEP_LOOP();
	}
	while (count--) {
		*p++ = (char)byte;
		KEEP_LOOP();
	}
	return to;
}

int
memcmp(const void *a, const void *b, size_t count)
{
	const unsigned char *p = a, *q = b;

	while (count >= 8 && *(const word_t *)p == *(const word_t *)q) {
		p += 8;
		q += 8;
		count -= 8;
	}
	for (; count; count--, p++, q++)
		if (*p != *q)
			return *p - *q;
	return 0;
}

void *
memchr(const void *memory, int byte, size_t count)
{
	const unsigned char *p = memory;

	for (; count; count--, p++)
		if (*p == (unsigned char)byte)
			return (void *)p;
	return NULL;
}
