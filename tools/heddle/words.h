/* SPDX-License-Identifier: MIT */
/* An argument vector under construction: grows, NULL at its end, owns its strings. */
#pragma once

#include <stddef.h>

struct words {
	char **list;		/* NULL before the first word */
	size_t count;
};

/* Adds one word, made as by printf. */
void words_add(struct words *words, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Adds the words of `line`, cut at single spaces. */
void words_split(struct words *words, const char *line);
/* Copies of all of them. */
void words_append(struct words *words, const struct words *more);
void words_free(struct words *words);
