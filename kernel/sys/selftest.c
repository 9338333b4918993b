/* SPDX-License-Identifier: MIT */
/* Runs the unit tests the linker collected. */
#include "kernel/sys/selftest.h"

#include <stdarg.h>

#include "kernel/arch/machine.h"
#include "kernel/mm/frame.h"
#include "kernel/sys/power.h"
#include "kernel/test/test.h"
#include "lib/base/format.h"
#include "lib/base/string.h"

extern const struct kernel_test __ktests_start[], __ktests_end[];

static char failure[256]; /* of the test that runs; empty: none */

void
kernel_test_fail(const char *file, int line, const char *format, ...)
{
	va_list ap;
	int n;

	if (failure[0] != '\0')
		return; /* the first one tells most */
	n = snprintf(failure, sizeof failure, "%s:%d: ", file, line);
	va_start(ap, format);
	vsnprintf(failure + n, sizeof failure - (size_t)n, format, ap);
	va_end(ap);
}

__attribute__((format(printf, 1, 2))) static void
say(const char *format, ...)
{
	char line[400];
	va_list ap;

	va_start(ap, format);
	vsnprintf(line, sizeof line, format, ap);
	va_end(ap);
	host_write(HOST_OUT, line, strlen(line));
}

bool
selftest_requested(void)
{
	char pattern[8];

	return boot_option("ktest", pattern, sizeof pattern);
}

/* Frames that the test used up: 0 if it gave all back. */
static long
run_once(const struct kernel_test *test)
{
	size_t before = frames_free();

	test->run();
	return (long)before - (long)frames_free();
}

/* The first time a test may fill caches; what is missing after a second time
 * is a leak. */
static bool
run(const struct kernel_test *test)
{
	long lost;

	failure[0] = '\0';
	lost = run_once(test);
	if (failure[0] == '\0' && lost != 0)
		lost = run_once(test);
	if (failure[0] == '\0' && lost > 0)
		kernel_test_fail("frames", 0, "%ld are lost", lost);
	if (failure[0] == '\0')
		say("ok %s\n", test->name);
	else
		say("FAIL %s: %s\n", test->name, failure);
	return failure[0] == '\0';
}

/* `*` is all but those that end in a panic. */
static bool
is_wanted(const char *name, const char *pattern)
{
	return strcmp(pattern, "*") == 0 ? strncmp(name, "panic_", 6) != 0 : strcmp(pattern, name) == 0;
}

void
selftest_run(void)
{
	char pattern[64] = "";
	bool all_pass = true, any = false;

	boot_option("ktest", pattern, sizeof pattern);
	for (const struct kernel_test *t = __ktests_start; t < __ktests_end; t++)
		if (is_wanted(t->name, pattern))
			any = true, all_pass &= run(t);
	if (!any)
		say("FAIL %s: there is no test of that name\n", pattern);
	all_pass &= any;
	machine_exit(all_pass ? 0 : 1);
}
