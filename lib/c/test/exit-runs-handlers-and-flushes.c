/* SPDX-License-Identifier: MIT */
/* exit calls atexit functions, last first, then flushes; _exit does neither. */
#include "check.h"

static void
first(void)
{
	fputs("first ", stdout);
}

static void
second(void)
{
	fputs("second ", stdout);
}

/* What a child printed that registered both and left through `leave`. */
static const char *
printed_by(void (*leave)(int))
{
	static char seen[64];
	int ends[2];
	size_t length = 0;
	ssize_t got;

	CHECK_OK(pipe(ends));
	if (fork() == 0) {
		dup2(ends[1], 1);
		atexit(first);
		atexit(second);
		fputs("main ", stdout);
		leave(0);
	}
	close(ends[1]);
	while ((got = read(ends[0], seen + length, sizeof(seen) - 1 - length)) > 0)
		length += (size_t)got;
	seen[length] = 0;
	close(ends[0]);
	return seen;
}

int
main(void)
{
	CHECK_TEXT(printed_by(exit), "main second first ");
	CHECK_TEXT(printed_by(_exit), "");
	return 0;
}
