/* SPDX-License-Identifier: MIT */
/* mutate FOLDER N FILE...: draws the N-th of all small changes to these files and
 * writes the changed file to FOLDER at its own path (as an OVERLAY for make);
 * prints what was changed.  The draw goes by a hash of the change and its line, so
 * that work elsewhere in a file leaves the changes drawn from it as they are.
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
static uint64_t *hashes; /* of all changes; the wanted one, once they are known */
static size_t hash_count;
static uint64_t wanted;
static bool choosing;
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

static uint64_t
hash(uint64_t h, const char *bytes)
{
	for (; *bytes != '\0'; bytes++)
		h = (h ^ (unsigned char)*bytes) * 0x100000001b3;
	return h;
}

static int
by_value(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* Lines that are equal in all of this are one change, that to the first of them. */
static bool
known(uint64_t h)
{
	size_t i = 0;

	while (i < hash_count && hashes[i] != h)
		i++;
	return i < hash_count;
}

/* Is this change the wanted one?  Then says so.  The line above tells equal lines apart. */
static bool
take(const char *kind, const char *to, int line)
{
	const char *words = text[line] + strspn(text[line], "\t ");
	uint64_t h = hash(hash(hash(hash(0xcbf29ce484222325, path), kind), to), words);

	h = line > 0 ? hash(h, text[line - 1]) : h;
	h ^= h >> 29; /* the last bytes of the line reach the high bits too */
	h *= 0xbf58476d1ce4e5b9;
	if (choosing && !known(h)) {
		hashes = realloc(hashes, (hash_count + 1) * sizeof *hashes);
		hashes[hash_count++] = h;
	}
	if (choosing || h != wanted)
		return false;
	printf("%s:%d: %s: %.*s", path, line + 1, kind, (int)strcspn(words, "\n"), words);
	return true;
}

static bool
is_code(const char *line)
{
	const char *first = line + strspn(line, "\t ");

	return (line[0] == '\t' || strncmp(line, "    ", 4) == 0) && *first != '/' && *first != '*' && strncmp(first, "assert", 6) != 0 &&
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
	if (is_statement(text[i]) && take("drop", "", i)) {
		strcpy(text[i] + strspn(text[i], "\t "), ";\n");
		printf("\n");
		save();
	}
}

static void
try_swap(int i)
{
	char kept[WIDTH];

	if (i + 1 >= lines || !is_statement(text[i]) || !is_statement(text[i + 1]) ||
	    strspn(text[i], "\t ") != strspn(text[i + 1], "\t ") || !take("swap with the next", "", i))
		return;
	strcpy(kept, text[i]);
	strcpy(text[i], text[i + 1]);
	strcpy(text[i + 1], kept);
	printf("\n");
	save();
}

static void
try_change(int i, const char *from, const char *to, const char *kind)
{
	char *at = is_code(text[i]) ? strstr(text[i], from) : NULL;
	char rest[WIDTH];

	if (at == NULL || !take(kind, to, i))
		return;
	strcpy(rest, at + strlen(from));
	snprintf(at, (size_t)(WIDTH - (at - text[i])), "%s%s", to, rest);
	printf(" -> %s", text[i] + strspn(text[i], "\t "));
	save();
}

static void
visit(char **files)
{
	for (; *files != NULL; files++) {
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
	size_t n;

	if (argc < 4) {
		fprintf(stderr, "usage: mutate FOLDER N FILE...\n");
		return 2;
	}
	folder = argv[1];
	n = (size_t)atol(argv[2]);
	choosing = true;
	visit(argv + 3);
	qsort(hashes, hash_count, sizeof *hashes, by_value);
	if (n >= hash_count)
		return 1;
	wanted = hashes[n];
	choosing = false;
	visit(argv + 3);
	return 1;
}
