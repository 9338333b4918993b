/* SPDX-License-Identifier: MIT */
/* What a failed assertion says. */
#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

_Noreturn void
__assert_fail(const char *condition, const char *file, int line, const char *function)
{
	fflush(stdout);
	dprintf(2, "%s: %s:%d: %s: assertion failed: %s\n", program_invocation_short_name,
		file, line, function, condition);
	abort();
}
