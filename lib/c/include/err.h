/* SPDX-License-Identifier: MIT */
/* "program: message: what errno means" on standard error; the x ones leave errno out, the v ones take a list.
 * format may be NULL. */
#pragma once

#include <stdarg.h>

void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));
void warnx(const char *format, ...) __attribute__((format(printf, 1, 2)));
void vwarn(const char *format, va_list arguments) __attribute__((format(printf, 1, 0)));
void vwarnx(const char *format, va_list arguments) __attribute__((format(printf, 1, 0)));
/* And exit with that status. */
void err(int status, const char *format, ...) __attribute__((noreturn, format(printf, 2, 3)));
void errx(int status, const char *format, ...) __attribute__((noreturn, format(printf, 2, 3)));
void verr(int status, const char *format, va_list arguments) __attribute__((noreturn, format(printf, 2, 0)));
void verrx(int status, const char *format, va_list arguments) __attribute__((noreturn, format(printf, 2, 0)));
