/* SPDX-License-Identifier: MIT */
/* strtod gives the nearest double, ties to even, and tells where the number ended. */
#include "check.h"

#include <float.h>
#include <math.h>

static void
reads(const char *text, double wanted, const char *rest)
{
	char *end;
	double seen = strtod(text, &end);

	if (seen != wanted || strcmp(end, rest)) {
		dprintf(2, "%s: read %a and left \"%s\", expected %a and \"%s\"\n", text, seen,
			end, wanted, rest);
		exit(1);
	}
}

int
main(void)
{
	char many[900] = "0.", *end;

	reads("1", 1, "");
	reads(" -2.5e3x", -2500, "x");
	reads("0.1", 0.1, "");
	reads(".5e", 0.5, "e");
	reads("5.e+", 5, "e+");
	reads("1e22", 1e22, "");
	reads("123456789012345678901234567890", 123456789012345678901234567890.0, "");
	reads("9007199254740993", 9007199254740992.0, ""); /* a tie: to even */
	reads("9007199254740993.00000000000000000001", 9007199254740994.0, "");
	reads("1.7976931348623157e308", DBL_MAX, "");
	reads("2.2250738585072014e-308", DBL_MIN, "");
	reads("4.9406564584124654e-324", 4.9406564584124654e-324, "");
	reads("2.4703282292062328e-324", 4.9406564584124654e-324, "");
	reads("2.4703282292062327e-324", 0, "");
	reads("2.2250738585072011e-308", 2.2250738585072011e-308, "");
	reads("inf", INFINITY, "");
	reads("-Infinity!", -INFINITY, "!");
	CHECK(isnan(strtod("nan", NULL)));
	errno = 0;
	CHECK(strtod("1e400", NULL) == INFINITY && errno == ERANGE);
	CHECK(strtod("abc", &end) == 0 && !strcmp(end, "abc"));
	memset(many + 2, '3', 880);
	reads(many, 1.0 / 3, "");
	return 0;
}
