/* SPDX-License-Identifier: MIT */
/* FNV-1a (Fowler, Noll, Vo): a short hash for names and small tables. */
#pragma once

#include <stddef.h>
#include <stdint.h>

#define HASH_START 0xcbf29ce484222325u

/* Continues `hash` (HASH_START at first) over `count` bytes. */
static inline uint64_t
hash_bytes(uint64_t hash, const void *bytes, size_t count)
{
	const unsigned char *p = bytes;

	while (count--)
		hash = (hash ^ *p++) * 0x100000001b3u;
	return hash;
}

static inline uint64_t
hash_string(const char *s)
{
	uint64_t hash = HASH_START;

	while (*s)
		hash = hash_bytes(hash, s++, 1);
	return hash;
}
