/* SPDX-License-Identifier: MIT */
/* The one locale. */
#include <locale.h>
#include <string.h>

char *
setlocale(int category, const char *name)
{
	(void)category;
	return !name || !*name || !strcmp(name, "C") || !strcmp(name, "POSIX") ? "C" : NULL;
}
