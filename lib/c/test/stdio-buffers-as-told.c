/* SPDX-License-Identifier: MIT */
/* To a pipe: fully buffered by default, by line or not at all after setvbuf. */
#include "check.h"

#include <poll.h>

static int ends[2];

/* What has arrived; "" if nothing. */
static const char *
arrived(void)
{
	static char bytes[64];
	struct pollfd fd = { ends[0], POLLIN, 0 };
	ssize_t got = poll(&fd, 1, 0) == 1 ? read(ends[0], bytes, sizeof(bytes) - 1) : 0;

	bytes[got > 0 ? got : 0] = 0;
	return bytes;
}

int
main(void)
{
	FILE *file;

	CHECK_OK(pipe(ends));
	file = fdopen(ends[1], "w");
	fputs("a line\n", file);
	CHECK_TEXT(arrived(), "");
	fflush(file);
	CHECK_TEXT(arrived(), "a line\n");
	CHECK_EQ(setvbuf(file, NULL, _IOLBF, 0), 0);
	fputs("begin ", file);
	CHECK_TEXT(arrived(), "");
	fputs("end\n", file);
	CHECK_TEXT(arrived(), "begin end\n");
	CHECK_EQ(setvbuf(file, NULL, _IONBF, 0), 0);
	fputs("x", file);
	CHECK_TEXT(arrived(), "x");
	fprintf(file, "%d-%d", 1, 2);
	CHECK_TEXT(arrived(), "1-2");
	fclose(file);
	CHECK_EQ(read(ends[0], &ends, 1), 0);
	return 0;
}
