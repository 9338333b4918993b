/* SPDX-License-Identifier: MIT */
/* The kernel's log.  Lines go to the log port; any context, one line never
 * torn by another CPU. */
#pragma once

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "lib/base/format.h" /* snprintf */

__attribute__((format(printf, 1, 2))) void printk(const char *format, ...);
void vprintk(const char *format, va_list ap);

/* A sink gets every byte of the log; arch registers the debug console. */
void printk_set_sink(void (*sink)(const char *text, size_t n));

/* More bytes than these after the last printk_begin are a panic; 0: no limit. */
extern uint64_t printk_most;
void printk_begin(void);
