/* SPDX-License-Identifier: MIT */
/* mutate FOLDER N OF FILE...: of all small changes to these files takes the one
 * that lies N/OF through them, and writes the changed file to FOLDER at its own
 * path (an OVERLAY for make); prints what was changed.
 *
 *   drop   a statement goes          flip   a condition is turned round
 *   swap   with the next statement   off    by one
 *
 * It reads lines, not C: our own style (a statement a line) is what it knows. */
#include <ctype.h>
#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define LINES 1000
#define WIDTH 400

static char text[LINES][WIDTH];
static int lines;
static long wanted, seen; /* the change to make; those counted so far */
static const char *folder, *path;

static const struct {
	const char *from, *to, *kind;
} changes[] = {
	{ " == ", " != ", "flip" }, { " != ", " == ", "flip" }, { " < ", " >= ", "flip" }, { " > ", " <= ", "flip" },
	{ " && ", " || ", "flip" }, { " || ", " && ", "flip" }, { "if (!", "if (", "flip" }, { " < ", " <= ", "off" },
	{ " <= ", " < ", "off" },   { " >= ", " > ", "off" },   { " + 1", " + 2", "off" },   { " - 1", " - 2", "off" },
	{ " = 0;", " = 1;", "off" }, { "return 0;", "return 1;", "off" }, { "true", "false", "flip" }, { "false", "true", "flip" },
};

__attribute__((noreturn)) static void
die(const char *what)
{
	fprintf(stderr, "mutate: %s: %s\n", what, strerror(errno));
	exit(2);
}

static void
load(const char *file)
{
	FILE *in = fopen(file, "r");

	if (in == NULL)
		die(file);
	path = file;
	for (lines = 0; lines < LINES && fgets(text[lines], WIDTH, in) != NULL; lines++)
		;
	fclose(in);
}

static void
save(void)
{
	char name[1000];
	FILE *out;

	snprintf(name, sizeof name, "%s/%s", folder, path);
	for (char *p = name + 1; (p = strchr(p, '/')) != NULL; *p++ = '/') {
		*p = '\0';
		mkdir(name, 0777);
	}
	if ((out = fopen(name, "w")) == NULL)
		die(name);
	for (int i = 0; i < lines; i++)
		fputs(text[i], out);
	if (fclose(out) != 0)
		die(name);
	exit(0);
}

/* Is this change the wanted one?  Then says so. */
static bool
take(const char *kind, int line)
{
	if (seen++ != wanted)
		return false;
	printf("%s:%d: %s: %s", path, line + 1, kind, text[line] + strspn(text[line], "\t "));
	return true;
}

static bool
is_code(const char *line)
{
	const char *first = line + strspn(line, "\t ");

	return line[0] == '\t' && *first != '/' && *first != '*' && strncmp(first, "assert", 6) != 0 &&
	       strncmp(first, "panic", 5) != 0 && strchr(first, '"') == NULL;
}

/* Does the statement of this line go on in the next? */
static bool
goes_on(const char *line)
{
	size_t n = strcspn(line, "\n");

	return n > 0 && strchr(";{}:)/", line[n - 1]) == NULL;
}

/* A call or an assignment, whole on its line; no declaration. */
static bool
is_statement(const char *line)
{
	const char *first = line + strspn(line, "\t "), *p = first;

	if (!is_code(line) || strncmp(first, "return", 6) == 0 || strstr(first, ";\n") == NULL)
		return false;
	if (line > text[0] && goes_on(line - WIDTH))
		return false;
	while (isalnum((unsigned char)*p) || strchr("_->.[]*", *p) != NULL)
		p++;
	return p > first && (*p == '(' || strncmp(p, " = ", 3) == 0 || strncmp(p, " += ", 4) == 0 ||
			     strncmp(p, " -= ", 4) == 0 || strncmp(p, " |= ", 4) == 0 || strcmp(p - 2, "++;\n") == 0 ||
			     strcmp(p, "++;\n") == 0);
}

static void
try_drop(int i)
{
	if (is_statement(text[i]) && take("drop", i)) {
		strcpy(text[i] + strspn(text[i], "\t "), ";\n");
		save();
	}
}

static void
try_swap(int i)
{
	char kept[WIDTH];

	if (i + 1 >= lines || !is_statement(text[i]) || !is_statement(text[i + 1]) ||
	    strspn(text[i], "\t") != strspn(text[i + 1], "\t") || !take("swap with the next", i))
		return;
	strcpy(kept, text[i]);
	strcpy(text[i], text[i + 1]);
	strcpy(text[i + 1], kept);
	save();
}

static void
try_change(int i, const char *from, const char *to, const char *kind)
{
	char *at = is_code(text[i]) ? strstr(text[i], from) : NULL;
	char rest[WIDTH];

	if (at == NULL || !take(kind, i))
		return;
	strcpy(rest, at + strlen(from));
	snprintf(at, (size_t)(WIDTH - (at - text[i])), "%s%s", to, rest);
	printf("\t->%s", text[i] + strspn(text[i], "\t "));
	save();
}

static void
visit(char **files)
{
	for (seen = 0; *files != NULL; files++) {
		load(*files);
		for (int i = 0; i < lines; i++) {
			try_drop(i);
			try_swap(i);
			for (size_t k = 0; k < sizeof changes / sizeof *changes; k++)
				try_change(i, changes[k].from, changes[k].to, changes[k].kind);
		}
	}
}

int
main(int argc, char **argv)
{
	long n, of;

	if (argc < 5) {
		fprintf(stderr, "usage: mutate FOLDER N OF FILE...\n");
		return 2;
	}
	folder = argv[1];
	n = atol(argv[2]);
	of = atol(argv[3]);
	wanted = -1;
	visit(argv + 4); /* counts */
	/* A fixed draw within the N-th part, so that no pattern of the code decides. */
	wanted = seen * n / of + (long)((uint64_t)(n + 1) * 2654435761u % 1000003 % (uint64_t)(seen / of + 1));
	if (wanted >= seen)
		wanted = seen - 1;
	visit(argv + 4);
	return 1;
}
