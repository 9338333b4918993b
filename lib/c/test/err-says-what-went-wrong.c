/* SPDX-License-Identifier: MIT */
/* warn, warnx, err, errx: whose, what and, but for the x ones, why; the last two end with that status. */
#include "check.h"

#include <err.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

static void
say_all(void)
{
	errno = ENOENT;
	warn("cannot open %s", "x");
	warn(NULL);
	warnx("%d too many", 3);
	errno = EACCES;
	err(7, "%s", "end");
}

static int
status_of(void (*body)(void))
{
	pid_t child = fork();
	int status;

	if (child == 0) {
		body();
		_exit(0);
	}
	waitpid(child, &status, 0);
	return WEXITSTATUS(status);
}

static void end_plainly(void) { errx(9, "over"); }

int
main(void)
{
	static const char expected[] = "err: cannot open x: No such file or directory\n"
				       "err: No such file or directory\n"
				       "err: 3 too many\n"
				       "err: end: Permission denied\n"
				       "err: over\n";
	char said[sizeof(expected) + 8] = "";
	int file = open("/tmp/said", O_RDWR | O_CREAT | O_TRUNC, 0600), before = dup(2);

	program_invocation_short_name = "err";
	dup2(file, 2);
	CHECK_EQ(status_of(say_all), 7);
	CHECK_EQ(status_of(end_plainly), 9);
	dup2(before, 2);
	pread(file, said, sizeof(said) - 1, 0);
	CHECK_TEXT(said, expected);
	return 0;
}
