/* SPDX-License-Identifier: MIT */
/* The checks of user/tests/check.h, and comparing texts. */
#pragma once

#include "user/tests/check.h"

#define CHECK_TEXT(seen, wanted) check_text(seen, wanted, #seen, __FILE__, __LINE__)

static inline void
check_text(const char *seen, const char *wanted, const char *text, const char *file, int line)
{
	if (seen && !strcmp(seen, wanted))
		return;
	dprintf(2, "%s:%d: %s is \"%s\", expected \"%s\"\n", file, line, text,
		seen ? seen : "(null)", wanted);
	_exit(1);
}
