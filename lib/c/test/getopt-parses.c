/* SPDX-License-Identifier: MIT */
/* getopt and getopt_long find options anywhere, with their arguments, and leave the operands in order. */
#include "check.h"

#include <getopt.h>

static char seen[128];

static void
note(const char *what, const char *argument)
{
	size_t length = strlen(seen);

	snprintf(seen + length, sizeof(seen) - length, "%s%s%s ", what, argument ? "=" : "", argument ? argument : "");
}

static const char *
parse(const char *letters, char **argv)
{
	static const struct option options[] = {
		{ "verbose", no_argument, NULL, 'v' },
		{ "value", required_argument, NULL, 'V' },
		{ "color", optional_argument, NULL, 'c' },
		{ 0 },
	};
	int argc = 0, c;

	while (argv[argc])
		argc++;
	seen[0] = 0;
	optind = 0;
	opterr = 0;
	while ((c = getopt_long(argc, argv, letters, options, NULL)) != -1)
		note((char[]){ (char)c, 0 }, optarg);
	note("|", NULL);
	while (optind < argc)
		note(argv[optind++], NULL);
	return seen;
}

#define PARSE(letters, ...) parse(letters, (char *[]){ (char[]){ "prog" }, __VA_ARGS__, NULL })

int
main(void)
{
	CHECK_TEXT(PARSE("ab:c", "-a", "-b", "x", "-c", "y"), "a b=x c | y ");
	CHECK_TEXT(PARSE("ab:c", "-acbx", "y"), "a c b=x | y ");
	CHECK_TEXT(PARSE("ab:", "one", "-a", "two", "-b", "x", "three"), "a b=x | one two three ");
	CHECK_TEXT(PARSE("+ab:", "-a", "one", "-b", "x"), "a | one -b x ");
	CHECK_TEXT(PARSE("a", "one", "-a", "--", "-a", "two"), "a | one -a two ");
	CHECK_TEXT(PARSE("a", "-", "-a"), "a | - ");
	CHECK_TEXT(PARSE("ab:", "-x", "-b"), "? ? | ");
	CHECK_TEXT(PARSE(":ab:", "-b"), ": | ");
	CHECK_TEXT(PARSE("v", "--verbose", "f", "--value=3", "--value", "4"), "v V=3 V=4 | f ");
	CHECK_TEXT(PARSE("v", "--verb", "--color", "--color=red", "--v"), "v c c=red ? | ");
	CHECK_TEXT(PARSE("v", "--verbose=1", "--nothing"), "? ? | ");
	return 0;
}
