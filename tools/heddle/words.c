/* SPDX-License-Identifier: MIT */
/* See words.h. */
#include "tools/heddle/words.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tools/heddle/say.h"

static void
add_owned(struct words *words, char *word)
{
	words->list = must_realloc(words->list, (words->count + 2) * sizeof *words->list);
	words->list[words->count++] = word;
	words->list[words->count] = NULL;
}

void
words_add(struct words *words, const char *format, ...)
{
	va_list args;
	char *word;

	va_start(args, format);
	if (vasprintf(&word, format, args) < 0)
		out_of_memory();
	va_end(args);
	add_owned(words, word);
}

void
words_split(struct words *words, const char *line)
{
	while (*line) {
		size_t length = strcspn(line, " ");
		words_add(words, "%.*s", (int)length, line);
		line += length + (line[length] == ' ');
	}
}

void
words_append(struct words *words, const struct words *more)
{
	for (size_t i = 0; i < more->count; i++)
		words_add(words, "%s", more->list[i]);
}

void
words_free(struct words *words)
{
	for (size_t i = 0; i < words->count; i++)
		free(words->list[i]);
	free(words->list);
	*words = (struct words){0};
}
