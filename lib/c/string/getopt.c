/* SPDX-License-Identifier: MIT */
/*
 * getopt and getopt_long. Operands that stand before options are moved behind them,
 * so that afterwards argv[optind..] are all the operands.
 */
#include <getopt.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

char *optarg;
int optind = 1, opterr = 1, optopt;

static char *next_letter;               /* within a cluster like -abc */

static int
complain(char *const argv[], const char *what, const char *option, int length)
{
	if (opterr)
		fprintf(stderr, "%s: %s: %.*s\n", argv[0], what, length, option);
	return '?';
}

static bool
is_option(const char *word)
{
	return word[0] == '-' && word[1];
}

/* Moves argv[from] down to argv[to]; what lies between moves up by one. */
static void
move_down(char **argv, int from, int to)
{
	char *word = argv[from];

	memmove(argv + to + 1, argv + to, (size_t)(from - to) * sizeof(*argv));
	argv[to] = word;
}

/*
 * The word being read stands at `word`, behind operands that start at `first`. When it
 * has been read, with its argument, optind is behind both: they go before the operands.
 *
 *      first        word    optind             first      optind
 *      file1 file2  -o out  rest       ->      -o out     file1 file2  rest
 */
static int first, word;

static void
finish_word(char **argv)
{
	int count = optind - word;

	for (int i = 0; i < count; i++)
		move_down(argv, word + i, first + i);
	optind = first + count;
}

/* Sets optind to the next option word; false when there is none. */
static bool
find_option(int argc, char **argv, bool in_order)
{
	first = word = optind;
	while (word < argc && !is_option(argv[word]) && !in_order)
		word++;
	if (word >= argc || !is_option(argv[word]))
		return false;
	optind = word;
	if (strcmp(argv[word], "--"))
		return true;
	optind++;
	finish_word(argv);
	return false;
}

/* The argument of the option just read: the rest of its word, or the next word. */
static bool
take_argument(int argc, char **argv, char *rest, int optional)
{
	optarg = rest && *rest ? rest : NULL;
	if (optarg || optional)
		return true;
	if (optind >= argc)
		return false;
	optarg = argv[optind++];
	return true;
}

/* One option of one letter. After the last of its word, optind is behind the word. */
static int
short_option(int argc, char **argv, const char *letters)
{
	char *letter = next_letter++;
	const char *known = *letter == ':' ? NULL : strchr(letters, *letter);
	bool last = !*next_letter;

	optopt = *letter;
	if (last) {
		next_letter = NULL;
		optind++;
	}
	if (!known)
		return complain(argv, "unknown option", letter, 1);
	if (known[1] != ':')
		return optopt;
	if (!last)
		optind++;
	if (!take_argument(argc, argv, last ? NULL : next_letter, known[2] == ':')) {
		complain(argv, "this option needs an argument", letter, 1);
		return *letters == ':' ? ':' : '?';
	}
	next_letter = NULL;
	return optopt;
}

/* The option of that name; a unique beginning is enough. NULL: none or several. */
static const struct option *
find_long(const struct option *options, const char *name, size_t length)
{
	const struct option *found = NULL;

	for (; options->name; options++) {
		if (strncmp(options->name, name, length))
			continue;
		if (!options->name[length])
			return options;
		if (found)
			return NULL;
		found = options;
	}
	return found;
}

static int
long_option(int argc, char **argv, const char *letters, const struct option *options,
	    int *index)
{
	char *name = argv[optind++] + 2;
	size_t length = strcspn(name, "=");
	const struct option *option = find_long(options, name, length);

	optopt = 0;
	if (!option)
		return complain(argv, "unknown option", name, (int)length);
	if (option->has_arg == no_argument && name[length])
		return complain(argv, "this option takes no argument", name, (int)length);
	optarg = NULL;
	if (name[length])
		optarg = name + length + 1;
	else if (option->has_arg == required_argument &&
		 !take_argument(argc, argv, NULL, false)) {
		complain(argv, "this option needs an argument", name, (int)length);
		return *letters == ':' ? ':' : '?';
	}
	if (index)
		*index = (int)(option - options);
	if (!option->flag)
		return option->val;
	*option->flag = option->val;
	return 0;
}

int
getopt_long(int argc, char *const argv_[], const char *letters,
	    const struct option *options, int *index)
{
	char **argv = (char **)argv_;
	bool in_order = *letters == '+';
	int result;

	letters += in_order;
	if (optind == 0) {              /* the caller wants to start again */
		optind = 1;
		next_letter = NULL;
	}
	optarg = NULL;
	if (!next_letter && !find_option(argc, argv, in_order))
		return -1;
	if (!next_letter && options && argv[optind][1] == '-') {
		result = long_option(argc, argv, letters, options, index);
	} else {
		if (!next_letter)
			next_letter = argv[optind] + 1;
		result = short_option(argc, argv, letters);
	}
	if (!next_letter)
		finish_word(argv);
	return result;
}

int
getopt(int argc, char *const argv[], const char *letters)
{
	return getopt_long(argc, argv, letters, NULL, NULL);
}
