/* SPDX-License-Identifier: MIT */
/* The kernel's log.  Lines go to the log port; any context, one line never
 * torn by another CPU. */
#pragma once

#include <stdarg.h>
#include <stddef.h>

__attribute__((format(printf, 1, 2))) void printk(const char *format, ...);
void vprintk(const char *format, va_list ap);

/* Like snprintf/vsnprintf of ISO C, without floating point. */
__attribute__((format(printf, 3, 4))) int ksnprintf(char *buf, size_t size, const char *format, ...);
int kvsnprintf(char *buf, size_t size, const char *format, va_list ap);

/* A sink gets every byte of the log; arch registers the debug console. */
void printk_set_sink(void (*sink)(const char *text, size_t n));
