/* SPDX-License-Identifier: MIT */
/* See defence.h. */
#include "grader/defence.h"

#ifdef UNDEFENDED
#include <stdlib.h>
#include <string.h>

bool
defended(const char *defence)
{
	const char *without = getenv("WITHOUT");
	size_t length = strlen(defence);

	for (const char *at = without; at && (at = strstr(at, defence)) != NULL; at += length)
		if ((at == without || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
			return false;
	return true;
}
#endif
