/* SPDX-License-Identifier: MIT */
/* Patterns of the shell: * ? sets and escapes. */
#include "check.h"

#include <fnmatch.h>

#define YES(pattern, name) CHECK_EQ(fnmatch(pattern, name, 0), 0)
#define NO(pattern, name) CHECK_EQ(fnmatch(pattern, name, 0), FNM_NOMATCH)

int
main(void)
{
	YES("*.c", "main.c");
	NO("*.c", "main.h");
	YES("a*b*c", "aXXbYYbZc");
	NO("a*b*c", "aXXbYY");
	YES("", "");
	YES("***", "");
	NO("?", "");
	YES("f?o", "foo");
	YES("[a-c][!x]", "bz");
	NO("[a-c][!x]", "bx");
	YES("[]]", "]");
	YES("[a", "[a");
	YES("\\*", "*");
	NO("\\*", "x");
	YES("*", ".hidden");
	CHECK_EQ(fnmatch("*", ".hidden", FNM_PERIOD), FNM_NOMATCH);
	CHECK_EQ(fnmatch("*", "a/b", FNM_PATHNAME), FNM_NOMATCH);
	CHECK_EQ(fnmatch("*/*", "a/b", FNM_PATHNAME), 0);
	return 0;
}
