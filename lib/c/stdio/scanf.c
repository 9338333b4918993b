/* SPDX-License-Identifier: MIT */
/*
 * The scanf family. Input comes byte by byte from a source (a stream or a string),
 * which can take one byte back. A number is first collected as text, then converted.
 */
#include <ctype.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "lib/c/stdio/file.h"

#define NUMBER_MAX 128                  /* longest number understood, in bytes */

struct source {
	FILE *file;                     /* or NULL: */
	const char *text;
	int count;                      /* bytes used so far */
};

struct conversion {
	bool skip;                      /* * : read, do not assign */
	int width;
	int size;                       /* bytes of the integer */
	char letter;
	const char *set;                /* after [ */
};

static int
get(struct source *source)
{
	int c = source->file ? __file_get(source->file)
			     : *source->text ? (unsigned char)*source->text++ : EOF;

	source->count += c != EOF;
	return c;
}

static void
unget(struct source *source, int c)
{
	if (c == EOF)
		return;
	source->count--;
	if (source->file)
		__file_unget(source->file, c);
	else
		source->text--;
}

static bool
at_end(struct source *source)
{
	int c = get(source);

	unget(source, c);
	return c == EOF;
}

static void
skip_space(struct source *source)
{
	int c;

	do
		c = get(source);
	while (isspace(c));
	unget(source, c);
}

/* Collects bytes that may be part of such a number. */
static int
collect(struct source *source, const char *allowed, int width, char *buffer)
{
	int length = 0, c = EOF;

	if (width <= 0 || width >= NUMBER_MAX)
		width = NUMBER_MAX - 1;
	while (length < width && (c = get(source)) != EOF && c && strchr(allowed, c))
		buffer[length++] = (char)c;
	if (length < width)
		unget(source, c);
	buffer[length] = 0;
	return length;
}

/* What strtol did not use goes back (at most one byte matters: "12-" or "0x"). */
static void
give_back(struct source *source, const char *used, const char *end)
{
	while (end > used)
		unget(source, (unsigned char)*--end);
}

static void
store(void *to, int size, unsigned long value)
{
	memcpy(to, &value, (size_t)size);       /* little endian */
}

static bool
scan_integer(struct source *source, const struct conversion *c, void *to)
{
	int base = c->letter == 'd' || c->letter == 'u' ? 10 : c->letter == 'o' ? 8 :
		   c->letter == 'i' ? 0 : 16;
	const char *allowed = base == 10 ? "+-0123456789" : base == 8 ? "+-01234567" :
			      "+-0123456789abcdefABCDEFxX";
	char buffer[NUMBER_MAX], *end;
	int length = collect(source, allowed, c->width, buffer);
	unsigned long value = buffer[0] == '-' ? (unsigned long)strtol(buffer, &end, base)
					       : strtoul(buffer, &end, base);

	give_back(source, end, buffer + length);
	if (end == buffer)
		return false;
	if (!c->skip)
		store(to, c->letter == 'p' ? 8 : c->size, value);
	return true;
}

static bool
scan_real(struct source *source, const struct conversion *c, void *to)
{
	char buffer[NUMBER_MAX], *end;
	int length = collect(source, "+-.0123456789eEinfatyINFATY", c->width, buffer);
	double value = strtod(buffer, &end);

	give_back(source, end, buffer + length);
	if (end == buffer)
		return false;
	if (!c->skip && c->size == 8)
		*(double *)to = value;
	else if (!c->skip)
		*(float *)to = (float)value;
	return true;
}

/* Is the byte in the set that starts at `set`, behind [ ? */
static bool
in_set(const char *set, int byte)
{
	bool inverted = *set == '^', found = false;
	const char *p = set + inverted;

	do {
		if (p[1] == '-' && p[2] && p[2] != ']') {
			found |= byte >= (unsigned char)p[0] && byte <= (unsigned char)p[2];
			p += 3;
		} else {
			found |= byte == (unsigned char)*p++;
		}
	} while (*p && *p != ']');
	return found != inverted;
}

static bool
wanted(const struct conversion *c, int byte)
{
	return c->letter == 'c' || (c->letter == 's' ? !isspace(byte) : in_set(c->set, byte));
}

/* %c, %s and %[: a run of bytes; all but %c end it with NUL. */
static bool
scan_text(struct source *source, const struct conversion *c, char *to)
{
	int limit = c->width > 0 ? c->width : c->letter == 'c' ? 1 : INT32_MAX;
	int length = 0, byte = EOF;

	while (length < limit && (byte = get(source)) != EOF && wanted(c, byte)) {
		if (!c->skip)
			to[length] = (char)byte;
		length++;
	}
	if (length < limit)
		unget(source, byte);
	if (!c->skip && c->letter != 'c' && length)
		to[length] = 0;
	return c->letter == 'c' ? length == limit : length > 0;
}

/* Parses a conversion behind its %; returns what follows it. */
static const char *
parse(const char *p, struct conversion *c)
{
	*c = (struct conversion){ .size = 4 };
	if (*p == '*') {
		c->skip = true;
		p++;
	}
	while (isdigit(*p))
		c->width = c->width * 10 + (*p++ - '0');
	for (; *p && strchr("hlzjtL", *p); p++)
		c->size = *p == 'h' ? c->size / 2 : 8;
	c->letter = *p;
	if (*p != '[')
		return *p ? p + 1 : p;
	c->set = ++p;
	p += *p == '^';
	p += *p == ']';                 /* a ] that comes first belongs to the set */
	while (*p && *p != ']')
		p++;
	return *p ? p + 1 : p;
}

static bool
scan_one(struct source *source, const struct conversion *c, void *to)
{
	switch (c->letter) {
	case 'd':
	case 'i':
	case 'u':
	case 'x':
	case 'X':
	case 'o':
	case 'p':
		return scan_integer(source, c, to);
	case 'f':
	case 'e':
	case 'g':
		return scan_real(source, c, to);
	case 'c':
	case 's':
	case '[':
		return scan_text(source, c, to);
	default:
		return false;
	}
}

/* An ordinary byte of the format. */
static bool
match(struct source *source, char expected)
{
	int c = get(source);

	if (c == (unsigned char)expected)
		return true;
	unget(source, c);
	return false;
}

static int
scan(struct source *source, const char *p, va_list arguments)
{
	int assigned = 0;
	struct conversion c;

	while (*p) {
		if (isspace(*p)) {
			skip_space(source);
			p++;
			continue;
		}
		if (*p != '%' || p[1] == '%') {
			p += *p == '%';
			if (!match(source, *p++))
				break;
			continue;
		}
		p = parse(p + 1, &c);
		if (c.letter == 'n') {
			*va_arg(arguments, int *) = source->count;
			continue;
		}
		if (c.letter != 'c' && c.letter != '[')
			skip_space(source);
		if (!scan_one(source, &c, c.skip ? NULL : va_arg(arguments, void *)))
			return assigned || !at_end(source) ? assigned : EOF;
		assigned += !c.skip;
	}
	return assigned;
}

int
vfscanf(FILE *file, const char *format, va_list arguments)
{
	struct source source = { .file = file };
	int result;

	flockfile(file);
	result = scan(&source, format, arguments);
	funlockfile(file);
	return result;
}

int
vsscanf(const char *text, const char *format, va_list arguments)
{
	struct source source = { .text = text };

	return scan(&source, format, arguments);
}

int
fscanf(FILE *file, const char *format, ...)
{
	va_list arguments;
	int result;

	va_start(arguments, format);
	result = vfscanf(file, format, arguments);
	va_end(arguments);
	return result;
}

int
sscanf(const char *text, const char *format, ...)
{
	va_list arguments;
	int result;

	va_start(arguments, format);
	result = vsscanf(text, format, arguments);
	va_end(arguments);
	return result;
}

int
scanf(const char *format, ...)
{
	va_list arguments;
	int result;

	va_start(arguments, format);
	result = vfscanf(stdin, format, arguments);
	va_end(arguments);
	return result;
}
