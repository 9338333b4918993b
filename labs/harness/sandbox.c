/* SPDX-License-Identifier: MIT */
/*
 * The body of a test runs as /bin/sandbox runs a program (user/bin/sandbox):
 * as nobody, in a tree of its own, under limits and with a list of system
 * calls.  The world is dropped whole afterwards, so nobody need clean up; the
 * limits on wall clock, and on output, are history.c's and the grader's.
 *
 * /boot/sandbox: the system calls on its first line, then the files that the
 * tree is given, a line each.
 */
#include "user/bin/sandbox/sandbox.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "labs/harness/harness.h"

static char wanted[4096];

void
fail(const char *what)
{
	perror(what);
	_exit(FAILED);
}

/* Cuts the next line off. */
static char *
take_line(char **text)
{
	char *line = *text, *end = strchr(line, '\n');

	if (!end)
		return NULL;
	*end = '\0';
	*text = end + 1;
	return line;
}

void
harness_confine(void)
{
	struct sandbox box = {
		.cpu = 1, .memory = 32, .processes = 32, .files = 64, .size = 1, .out = { -1, 1 }, .err = { -1, 2 },
		.uid = 100000 + (uid_t)getpid(), .without = 1u << DESCRIPTORS,	/* there are none but the host's streams */
	};
	int in = open("/boot/sandbox", O_RDONLY);
	char *text = wanted, *file;

	if (in < 0)
		return;
	if (read(in, wanted, sizeof wanted - 1) < 0)
		fail("/boot/sandbox");
	close(in);
	box.calls = take_line(&text);
	tree_make(&box);
	while ((file = take_line(&text)) != NULL)
		tree_add(&box, file);
	confine(&box);
}
