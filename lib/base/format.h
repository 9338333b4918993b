/* SPDX-License-Identifier: MIT */
/*
 * The printf core: one function that writes formatted text to a sink, and the buffer
 * versions on top. lib/c's printf family and the kernel's printk are both this.
 *
 * Understood: flags - + space # 0, width and precision (numbers or *), lengths
 * hh h l ll z t j L, conversions d i u x X o b c s p %. A sink gets bytes as they
 * are, so UTF-8 passes through; width counts bytes. Floating point (e f g a, and
 * their capitals) is done by format_real, which user space sets (format_real_user.c)
 * and the kernel leaves NULL, since it may not touch the FPU.
 */
#pragma once

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef void format_sink(void *context, const char *bytes, size_t count);

/* Where the text goes. `count` is what has been written so far. */
struct format {
	format_sink *sink;
	void *context;
	size_t count;
};

/* One conversion, parsed. */
struct format_spec {
	bool left, plus, space, alternate, zero;
	int width;
	int precision;                  /* -1: none given */
	int size;                       /* bytes of the integer argument */
	bool long_double;
	char conversion;
};

typedef void format_real_function(struct format *, const struct format_spec *, double);
extern format_real_function *format_real;

/* Writes to the sink; returns how many bytes that were. Any context, never fails. */
int format(format_sink *sink, void *context, const char *text, va_list arguments);

/* As in C: writes at most size-1 bytes and a NUL; returns the untruncated length. */
int vsnprintf(char *buffer, size_t size, const char *text, va_list arguments)
	__attribute__((format(printf, 3, 0)));
int snprintf(char *buffer, size_t size, const char *text, ...)
	__attribute__((format(printf, 3, 4)));

/* For format_real: the parts of a number are padded to the width as the flags say.
 * `prefix` is the sign or 0x; zero padding, and the zeros asked for, go behind it. */
void format_bytes(struct format *f, const char *bytes, size_t count);
void format_repeat(struct format *f, char byte, int count);
void format_number(struct format *f, const struct format_spec *spec, const char *prefix,
		   int zeros, const char *body, size_t count);
const char *format_sign(const struct format_spec *spec, bool negative);
