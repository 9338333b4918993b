/* SPDX-License-Identifier: MIT */
/* The printf core of format.h. A conversion is parsed into a spec, then written. */
#include <stdint.h>

#include "lib/base/format.h"
#include "lib/base/string.h"

format_real_function *format_real;

void
format_bytes(struct format *f, const char *bytes, size_t count)
{
	if (count)
		f->sink(f->context, bytes, count);
	f->count += count;
}

void
format_repeat(struct format *f, char byte, int count)
{
	for (; count > 0; count--)
		format_bytes(f, &byte, 1);
}

void
format_number(struct format *f, const struct format_spec *spec, const char *prefix,
	      int zeros, const char *body, size_t count)
{
	int padding = spec->width - (int)(strlen(prefix) + count) - zeros;

	if (!spec->left && !spec->zero)
		format_repeat(f, ' ', padding);
	format_bytes(f, prefix, strlen(prefix));
	if (!spec->left && spec->zero)
		format_repeat(f, '0', padding);
	format_repeat(f, '0', zeros);
	format_bytes(f, body, count);
	if (spec->left)
		format_repeat(f, ' ', padding);
}

const char *
format_sign(const struct format_spec *spec, bool negative)
{
	return negative ? "-" : spec->plus ? "+" : spec->space ? " " : "";
}

/* Writes the digits before `end`; returns where they start. 0 has no digits. */
static char *
digits_before(char *end, uint64_t value, unsigned base, bool capitals)
{
	const char *digits = capitals ? "0123456789ABCDEF" : "0123456789abcdef";

	for (; value; value /= base)
		*--end = digits[value % base];
	return end;
}

static unsigned
base_of(char conversion)
{
	switch (conversion) {
	case 'x':
	case 'X':
	case 'p':
		return 16;
	case 'o':
		return 8;
	case 'b':
		return 2;
	default:
		return 10;
	}
}

/* Magnitude and prefix are known; what is left is precision (a minimum of digits). */
static void
write_integer(struct format *f, struct format_spec *spec, const char *prefix, uint64_t value)
{
	char buffer[64];
	char *end = buffer + sizeof(buffer);
	char *start = digits_before(end, value, base_of(spec->conversion),
				    spec->conversion == 'X');
	int count = (int)(end - start);
	int minimum = spec->precision < 0 ? 1 : spec->precision;

	if (spec->precision >= 0)
		spec->zero = false;
	if (spec->conversion == 'o' && spec->alternate && minimum <= count)
		minimum = count + 1;
	format_number(f, spec, prefix, minimum > count ? minimum - count : 0, start,
		      (size_t)count);
}

static const char *
base_prefix(const struct format_spec *spec, uint64_t value)
{
	if (spec->conversion == 'p')
		return "0x";
	if (!spec->alternate || !value)
		return "";
	return spec->conversion == 'x' ? "0x" : spec->conversion == 'X' ? "0X" :
	       spec->conversion == 'b' ? "0b" : "";
}

static void
convert_signed(struct format *f, struct format_spec *spec, int64_t value)
{
	if (spec->size == 4)
		value = (int32_t)value;
	else if (spec->size == 2)
		value = (int16_t)value;
	else if (spec->size == 1)
		value = (int8_t)value;
	write_integer(f, spec, format_sign(spec, value < 0),
		      value < 0 ? -(uint64_t)value : (uint64_t)value);
}

static void
convert_unsigned(struct format *f, struct format_spec *spec, uint64_t value)
{
	if (spec->size < 8)
		value &= ((uint64_t)1 << spec->size * 8) - 1;
	write_integer(f, spec, base_prefix(spec, value), value);
}

static void
convert_string(struct format *f, struct format_spec *spec, const char *s)
{
	if (!s)
		s = "(null)";
	spec->zero = false;
	format_number(f, spec, "", 0, s,
		      spec->precision < 0 ? strlen(s) : strnlen(s, (size_t)spec->precision));
}

static const char *
parse_flags(struct format_spec *spec, const char *p)
{
	for (;; p++) {
		if (*p == '-')
			spec->left = true;
		else if (*p == '+')
			spec->plus = true;
		else if (*p == ' ')
			spec->space = true;
		else if (*p == '#')
			spec->alternate = true;
		else if (*p == '0')
			spec->zero = true;
		else
			return p;
	}
}

/* A number, or * for an argument already fetched by the caller. */
static const char *
parse_number(int *number, const char *p)
{
	for (*number = 0; *p >= '0' && *p <= '9'; p++)
		if (*number < 1000000)
			*number = *number * 10 + (*p - '0');
	return p;
}

static const char *
parse_length(struct format_spec *spec, const char *p)
{
	spec->size = 4;
	for (;; p++) {
		if (*p == 'h')
			spec->size /= 2;
		else if (*p == 'l' || *p == 'z' || *p == 't' || *p == 'j')
			spec->size = 8;
		else if (*p == 'L')
			spec->long_double = true;
		else
			return p;
	}
}

#ifdef __SSE2__
/* The kernel is compiled without SSE, where a double argument cannot even be read. */
static void
convert_real(struct format *f, struct format_spec *spec, va_list *arguments)
{
	double value = spec->long_double ? (double)va_arg(*arguments, long double)
					 : va_arg(*arguments, double);

	if (format_real)
		format_real(f, spec, value);
}
#else
static void
convert_real(struct format *f, struct format_spec *spec, va_list *arguments)
{
	(void)spec;
	(void)arguments;
	format_bytes(f, "(real)", 6);
}
#endif

static void
convert(struct format *f, struct format_spec *spec, va_list *arguments)
{
	char byte;

	switch (spec->conversion) {
	case 'd':
	case 'i':
		convert_signed(f, spec, spec->size == 8 ? va_arg(*arguments, int64_t)
							: va_arg(*arguments, int));
		break;
	case 'p':
		spec->size = 8;
		/* fallthrough */
	case 'u':
	case 'x':
	case 'X':
	case 'o':
	case 'b':
		convert_unsigned(f, spec, spec->size == 8 ? va_arg(*arguments, uint64_t)
							  : va_arg(*arguments, unsigned));
		break;
	case 'c':
		byte = (char)va_arg(*arguments, int);
		spec->zero = false;
		format_number(f, spec, "", 0, &byte, 1);
		break;
	case 's':
		convert_string(f, spec, va_arg(*arguments, const char *));
		break;
	case '%':
		format_bytes(f, "%", 1);
		break;
	default:
		convert_real(f, spec, arguments);
	}
}

/* Parses one conversion after its %, and writes it. Returns what follows it. */
static const char *
one_conversion(struct format *f, const char *p, va_list *arguments)
{
	struct format_spec spec = { .precision = -1 };

	p = parse_flags(&spec, p);
	if (*p == '*') {
		p++;
		spec.width = va_arg(*arguments, int);
		if (spec.width < 0) {
			spec.left = true;
			spec.width = -spec.width;
		}
	} else {
		p = parse_number(&spec.width, p);
	}
	if (*p == '.' && p[1] == '*') {
		p += 2;
		spec.precision = va_arg(*arguments, int);
	} else if (*p == '.') {
		p = parse_number(&spec.precision, p + 1);
	}
	p = parse_length(&spec, p);
	spec.conversion = *p;
	if (!*p || !strchr("diuxXobcsp%eEfFgGaA", *p)) {
		format_bytes(f, "%?", 2);       /* visible, and reads no argument */
		return *p ? p + 1 : p;
	}
	convert(f, &spec, arguments);
	return p + 1;
}

int
format(format_sink *sink, void *context, const char *text, va_list arguments)
{
	struct format f = { sink, context, 0 };
	va_list rest;           /* a va_list parameter has no address of its own type */

	va_copy(rest, arguments);
	while (*text) {
		const char *percent = strchrnul(text, '%');

		format_bytes(&f, text, (size_t)(percent - text));
		text = *percent ? one_conversion(&f, percent + 1, &rest) : percent;
	}
	va_end(rest);
	return (int)f.count;
}

/* The sink of the buffer versions: keeps what fits. */
struct buffer {
	char *start;
	size_t size, used;
};

static void
buffer_sink(void *context, const char *bytes, size_t count)
{
	struct buffer *buffer = context;
	size_t space = buffer->size - buffer->used;

	if (count > space)
		count = space;
	memcpy(buffer->start + buffer->used, bytes, count);
	buffer->used += count;
}

int
vsnprintf(char *start, size_t size, const char *text, va_list arguments)
{
	struct buffer buffer = { start, size ? size - 1 : 0, 0 };
	int length = format(buffer_sink, &buffer, text, arguments);

	if (size)
		start[buffer.used] = 0;
	return length;
}

int
snprintf(char *start, size_t size, const char *text, ...)
{
	va_list arguments;
	int length;

	va_start(arguments, text);
	length = vsnprintf(start, size, text, arguments);
	va_end(arguments);
	return length;
}
