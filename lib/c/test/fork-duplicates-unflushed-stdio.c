/* SPDX-License-Identifier: MIT */
/* What is buffered when a process forks is written by both; what was flushed before, once. */
#include "check.h"

int
main(void)
{
	char seen[64] = "";
	int ends[2], length = 0;
	ssize_t got;
	FILE *file;

	CHECK_OK(pipe(ends));
	file = fdopen(ends[1], "w");
	fputs("once ", file);
	fflush(file);
	fputs("twice ", file);
	if (fork() == 0) {
		close(ends[0]);
		exit(0);                /* flushes the copy */
	}
	fclose(file);
	while ((got = read(ends[0], seen + length, sizeof(seen) - 1 - (size_t)length)) > 0)
		length += (int)got;
	CHECK_TEXT(seen, "once twice twice ");
	return 0;
}
