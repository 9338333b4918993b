/* SPDX-License-Identifier: MIT */
/*
 * strace_lines [-o] [-f]: control lines on stdin become strace's text on stdout; -o: as for a file.
 * For the tests of tools/heddle/strace.c that need no guest.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "tools/heddle/strace.h"

static void
put_text(void *context, const char *text, size_t size)
{
	fwrite(text, 1, size, context);
}

int
main(int argc, char **argv)
{
	bool to_file = false, follow = false;
	char line[4096];
	int option;

	while ((option = getopt(argc, argv, "of")) != -1) {
		to_file |= option == 'o';
		follow |= option == 'f';
	}
	struct strace *strace = strace_new(to_file, follow, put_text, stdout);
	while (fgets(line, sizeof line, stdin)) {
		line[strcspn(line, "\n")] = '\0';
		strace_take(strace, line);
	}
	strace_end(strace);
	return 0;
}
