/* SPDX-License-Identifier: MIT */
/* A stream that cannot be written says so from fflush and fclose; reading a write-only one fails. */
#include "check.h"

int
main(void)
{
	FILE *file = fopen("/dev/full", "w");
	int ends[2];

	CHECK(file);
	CHECK(fputs("lost", file) >= 0);
	errno = 0;
	CHECK_EQ(fflush(file), EOF);
	CHECK_EQ(errno, ENOSPC);
	CHECK(ferror(file));
	fclose(file);
	CHECK_OK(pipe(ends));
	signal(SIGPIPE, SIG_IGN);
	close(ends[0]);
	file = fdopen(ends[1], "w");
	CHECK_EQ(fprintf(file, "x"), 1);
	CHECK_EQ(fclose(file), EOF);
	CHECK_EQ(errno, EPIPE);
	file = fopen("/dev/null", "w");
	CHECK_EQ(getc(file), EOF);
	CHECK_EQ(errno, EBADF);
	CHECK(ferror(file) && !feof(file));
	return 0;
}
