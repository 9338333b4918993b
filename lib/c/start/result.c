/* SPDX-License-Identifier: MIT */
/* From the kernel's convention (-E...) to C's (-1 and errno), and calls by number. */
#include <errno.h>
#include <stdarg.h>
#include <unistd.h>

#include "lib/c/syscall.h"

long
__result(long answer)
{
	if (answer < 0 && answer >= -MAX_ERRNO) {
		errno = (int)-answer;
		return -1;
	}
	return answer;
}

long
syscall(long number, ...)
{
	va_list rest;
	long a[6];

	va_start(rest, number);
	for (int i = 0; i < 6; i++)
		a[i] = va_arg(rest, long);
	va_end(rest);
	return __result(sys(number, a[0], a[1], a[2], a[3], a[4], a[5]));
}
