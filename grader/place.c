/* SPDX-License-Identifier: MIT */
/* See place.h. */
#include "grader/place.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "grader/lossy.h"
#include "tools/heddle/say.h"

/* What stands behind `operation` and a space in one of the words. */
static const char *
named(char *const *words, uint32_t count, const char *operation)
{
	size_t length = strlen(operation);

	for (uint32_t i = 0; i < count; i++)
		if (strncmp(words[i], operation, length) == 0 && words[i][length] == ' ')
			return words[i] + length + 1;
	return NULL;
}

/* "FILE.c:FUNCTION" or "FUNCTION": the test's own word comes first. */
static const char *
wanted(const struct trial *t, const char *operation)
{
	const char *own = named(t->test->where, t->test->where_count, operation);

	own = own ? own : named(t->test->where, t->test->where_count, "any");
	own = own ? own : named(t->lab->where, t->lab->where_count, operation);
	return own ? own : named(t->lab->where, t->lab->where_count, "any");
}

static bool
is_part(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

/* A definition begins at the left margin, has the name before a bracket, and no semicolon behind it but in its body. */
static bool
defines(const char *line, const char *function)
{
	size_t length = strlen(function), before = strcspn(line, ";{");

	if (!is_part(line[0]) || line[before] == ';')
		return false;
	for (const char *at = line; (at = strstr(at, function)) != NULL; at++)
		if ((at == line || !is_part(at[-1])) && at[length + strspn(at + length, " \t")] == '(')
			return at < line + before;
	return false;
}

/* 0: it does not. */
static int
line_that_defines(const char *path, const char *function)
{
	FILE *in = fopen(path, "r");
	char *line = NULL;
	size_t room = 0;
	int number = 0, found = 0;

	while (in && !found && getline(&line, &room, in) > 0)
		found = ++number * defines(line, function);
	if (in)
		fclose(in);
	free(line);
	return found;
}

static bool
is_meant(const char *path, const char *word, size_t length)
{
	const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;

	return length == 0 || (strlen(name) == length && strncmp(name, word, length) == 0);
}

/* "lib/conc/queue.c:119, queue_put_timeout" in the submission as it was taken; NULL if lab.yaml does not say. */
static char *
place_of(const struct trial *t, const char *operation)
{
	const char *word = wanted(t, operation), *colon = word ? strchr(word, ':') : NULL, *file = NULL;
	const char *function = colon ? colon + 1 : word;

	for (uint32_t i = 0; word && t->sources && i < t->lab->files_count; i++) {
		char *path = text_of("%s/%s", t->sources, t->lab->files[i]);
		bool meant = is_meant(t->lab->files[i], word, colon ? (size_t)(colon - word) : 0);
		int line = meant ? line_that_defines(path, function) : 0;

		free(path);
		file = meant && !file ? t->lab->files[i] : file;
		if (line)
			return text_of("%s:%d, %s", t->lab->files[i], line, function);
	}
	for (size_t i = 0; file && i < t->intake->count; i++) {	/* in a header of the submission's own, perhaps */
		char *path = text_of("%s/%s", t->sources, t->intake->taken[i].path);
		int line = line_that_defines(path, function);

		free(path);
		if (line)
			return text_of("%s:%d, %s", t->intake->taken[i].path, line, function);
	}
	return file ? text_of("%s:1 (there is no %s)", file, function) : NULL;
}

char *
place_of_frame(const struct lab *lab, const char *line)
{
	const char *name = line + strspn(line, " #0123456789"), *open = strrchr(line, '(');

	name += strncmp(name, "rip ", 4) == 0 ? 4 : 0;		/* where it happened stands before the way there */
	int length = (int)strcspn(name, "+ ("), number;

	for (uint32_t i = 0; open && i < lab->files_count; i++) {
		size_t size = strlen(lab->files[i]);

		if (strncmp(open + 1, lab->files[i], size) == 0 && sscanf(open + 1 + size, ":%d)", &number) == 1)
			return text_of("%s:%d, in %.*s", lab->files[i], number, length, name);
	}
	return NULL;
}

char *
place_in_log(const struct lab *lab, const char *log)
{
	char *place = NULL;

	while (*log && !place) {
		size_t length = strcspn(log, "\n");
		char *line = text_of("%.*s", (int)length, log);

		place = place_of_frame(lab, line);
		free(line);
		log += length + (log[length] == '\n');
	}
	return place;
}

/* Events from its call to its return, or to the end. */
static size_t
length_of(const struct history *h, size_t operation)
{
	size_t first = 0, last = h->event_count;

	for (size_t i = 0; i < h->event_count; i++) {
		if (h->events[i].operation == operation && h->events[i].is_return)
			last = i;
		else if (h->events[i].operation == operation)
			first = i;
	}
	return last - first;
}

/* The longest call, or the last one that was under way: what a failure is about that no operation shows alone. */
static const char *
guess(const struct history *h)
{
	size_t best = 0, longest = 0;

	for (size_t i = h->operation_count; i-- > 0;) {
		size_t length = length_of(h, i);

		if (!h->operations[i].returned) {
			best = i;
			break;
		}
		if (length > longest)
			best = i, longest = length;
	}
	return h->operation_count ? h->operations[best].name : "any";
}

void
place_tell(const struct trial *t, const struct history *h, const char *operation, const char *known, json_t *answer)
{
	char *place = known ? text_of("%s", known) : place_of(t, *operation ? operation : guess(h));

	if (place)
		json_object_set_new(answer, "place", json_lossy(place));
	free(place);
}
