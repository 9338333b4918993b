/* SPDX-License-Identifier: MIT */
/* Functions of the library that read and write strings: what they read and write is told before, with points. */
#pragma once

#include "lib/explore/runtime/runtime.h"

#include <string.h>

#define READS(address, size) explore_step(address, size, false, ACCESS_PLAIN, RETURN_ADDRESS)
#define WRITES(address, size) explore_step(address, size, true, ACCESS_PLAIN, RETURN_ADDRESS)

/* A function of the library, after what it reads and writes was told. */
#define STRING(result, name, parameters, arguments, told) \
	result __explore_##name parameters; \
	result \
	LED(name) parameters \
	{ \
		if (explore_flags) { \
			told; \
		} \
		return name arguments; \
	}

/* As far as they are compared. */
static inline size_t
shorter(const char *a, const char *b, size_t most)
{
	size_t n = 0;

	while (n < most && a[n] && a[n] == b[n])
		n++;
	return n < most ? n + 1 : n;
}

/* Up to what was found, or the whole string. */
static inline size_t
up_to(const char *s, const char *found)
{
	return found ? (size_t)(found - s) + 1 : strlen(s) + 1;
}
