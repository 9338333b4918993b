/* SPDX-License-Identifier: MIT */
/*
 * UTF-8: bytes 0xxxxxxx stand alone; 110x..., 1110..., 11110... lead a sequence of
 * 2, 3, 4 bytes; 10xxxxxx continue one. So the start of a character can be found
 * from any byte, and deleting backwards is: drop bytes until one that does not continue.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

static inline bool
utf8_continues(char byte)
{
	return ((unsigned char)byte & 0xc0) == 0x80;
}

/* Length of the sequence that this byte leads; 1 for anything that leads none. */
static inline size_t
utf8_length(char lead)
{
	unsigned char byte = (unsigned char)lead;

	return byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
}

/* Characters (not bytes) in a string; what a cursor moves over, for narrow scripts. */
static inline size_t
utf8_count(const char *s)
{
	size_t count = 0;

	for (; *s; s++)
		count += !utf8_continues(*s);
	return count;
}
