/* SPDX-License-Identifier: MIT */
/* See say.h. */
#include "tools/heddle/say.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static const char *line_end = "\n";

void
say_in_raw_mode(bool raw)
{
	line_end = raw ? "\r\n" : "\n";
}

void
out_of_memory(void)
{
	static const char message[] = "heddle: out of memory\n";
	ssize_t written = write(STDERR_FILENO, message, sizeof message - 1);

	(void)written;
	_exit(125);
}

static char *
format_text(const char *format, va_list args)
{
	char *text;

	if (vasprintf(&text, format, args) < 0)
		out_of_memory();
	return text;
}

void
say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	char *text = format_text(format, args);
	va_end(args);
	dprintf(STDERR_FILENO, "heddle: %s%s", text, line_end);
	free(text);
}

char *
text_of(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	char *text = format_text(format, args);
	va_end(args);
	return text;
}

void *
must_realloc(void *old, unsigned long size)
{
	void *memory = realloc(old, size ? size : 1);

	if (!memory)
		out_of_memory();
	return memory;
}

void *
must_alloc(unsigned long size)
{
	return must_realloc(NULL, size);
}
