/* SPDX-License-Identifier: MIT */
/* setenv, putenv and unsetenv change what getenv and a program started by exec see. */
#include "check.h"

int
main(int argc, char **argv)
{
	static char assignment[] = "PUT=1";

	if (argc > 1) {
		CHECK_TEXT(getenv("A"), "new");
		CHECK_TEXT(getenv("PUT"), "2");
		CHECK(!getenv("GONE"));
		return 0;
	}
	CHECK_OK(setenv("A", "old", 1));
	CHECK_OK(setenv("A", "kept?", 0));
	CHECK_TEXT(getenv("A"), "old");
	CHECK_OK(setenv("A", "new", 1));
	CHECK_EQ(putenv(assignment), 0);
	assignment[4] = '2';
	CHECK_OK(setenv("GONE", "x", 1));
	CHECK_OK(unsetenv("GONE"));
	CHECK_ERRNO(setenv("bad=name", "x", 1), EINVAL);
	CHECK_ERRNO(unsetenv(""), EINVAL);
	CHECK(!getenv("GONE") && !getenv("AA"));
	execv("/proc/self/exe", (char *[]){ argv[0], "again", NULL });
	execv(argv[0], (char *[]){ argv[0], "again", NULL });
	return errno;
}
