/* SPDX-License-Identifier: MIT */
/* Comparison without case (ASCII), and BSD's old names. */
#pragma once

#include <stddef.h>

int strcasecmp(const char *a, const char *b);
int strncasecmp(const char *a, const char *b, size_t limit);
int bcmp(const void *a, const void *b, size_t count);
void bzero(void *memory, size_t count);
/* Number (from 1) of the lowest bit that is set; 0 when none is. */
int ffs(int bits);
