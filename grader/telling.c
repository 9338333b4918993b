/* SPDX-License-Identifier: MIT */
/* See telling.h. */
#include "grader/telling.h"

#include <stdlib.h>
#include <string.h>

#include "grader/place.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

void
telling_begin(struct telling *t)
{
	t->expected = open_memstream(&t->text[0], &t->sizes[0]);
	t->seen = open_memstream(&t->text[1], &t->sizes[1]);
	t->lines = open_memstream(&t->text[2], &t->sizes[2]);
	t->shown = open_memstream(&t->text[3], &t->sizes[3]);
}

void
telling_end(struct telling *t)
{
	fclose(t->expected);
	fclose(t->seen);
	fclose(t->lines);
	fclose(t->shown);
}

static const char *
after(const char *line, const char *start)
{
	size_t length = strlen(start);

	return strncmp(line, start, length) == 0 ? line + length : NULL;
}

/* Where a path of the line table lies: a file of the lab, or the test. NULL for others; #line can name any. */
static char *
source_of(const struct trial *t, const char *path)
{
	char *test = text_of("labs/%s/explore/%s.c", t->lab->name, t->test->name);
	char *found = lab_has_file(t->lab, path) ? text_of("%s/%s", t->sources, path) : strcmp(path, test) == 0 ? path_in_tree(test) : NULL;

	free(test);
	return found;
}

/* The line of the source that "PATH:NUMBER, in FUNCTION" names. */
static void
quote(struct telling *t, const char *place)
{
	int length = (int)strcspn(place, ":"), wanted = place[length] ? atoi(place + length + 1) : 0;
	char *named = text_of("%.*s", length, place), *path = source_of(t->trial, named), *line = NULL;
	size_t room = 0;
	FILE *in = path ? fopen(path, "r") : NULL;

	for (int number = 1; in && number <= wanted && getline(&line, &room, in) > 0; number++)
		if (number == wanted)
			fprintf(t->lines, "%s:%d  %.*s\n", strrchr(named, '/') + 1, wanted,
				(int)strcspn(line, "\n") - (int)strspn(line, " \t"), line + strspn(line, " \t"));
	if (in)
		fclose(in);
	free(line);
	free(path);
	free(named);
}

/* explore:   thread 3 wrote 8 bytes at lib/conc/queue.c:157, in queue_get_timeout.  "?": in the kernel. */
static void
take_access(struct telling *t, const char *line)
{
	const char *place = strstr(line, " at ");

	if (place && place[4] == '?')
		return;
	fprintf(t->seen, "%s%s", ftell(t->seen) ? "; " : "nothing orders these: ", line);
	if (place)
		quote(t, place + 4);
}

/* A line of /bin/explore itself. */
static void
take_word(struct telling *t, const char *line)
{
	const char *rest;
	int whole = 0;

	if (sscanf(line, "%lu schedules, %*u points: none fails%n", &t->tried, &whole) == 1 && whole)
		t->passed = true;
	else if (t->passed)
		snprintf(t->power, sizeof t->power, "%s", line);
	else if (sscanf(line, "schedule %lu fails, with %*u choices at %lu points", &t->tried, &t->points) == 2 ||
		 after(line, "to see it again") || after(line, "all "))	/* of so many preemptions: how far it is */
		return;
	else if ((rest = after(line, "heddle replay ")))
		snprintf(t->token, sizeof t->token, "%s", rest);
	else if ((rest = after(line, "  thread ")))
		take_access(t, line + 2);
	else if (!t->what[0])
		snprintf(t->what, sizeof t->what, "%s", line);
}

static void
take_line(struct telling *t, const char *line)
{
	const char *rest = after(line, "explore: ");

	if (rest)
		take_word(t, rest);
	else if (after(line, "steps of each thread"))
		t->steps = true;
	else if (!*line)
		t->steps = false;
	if (t->steps)
		fprintf(t->shown, "%s\n", line);
	else if ((rest = after(line, "expected: ")) && ftell(t->expected) == 0)
		fputs(rest, t->expected);
	else if ((rest = after(line, "seen: ")) && ftell(t->seen) == 0)
		fputs(rest, t->seen);
}

void
telling_take(struct telling *t, const char *text)
{
	while (*text) {
		size_t length = strcspn(text, "\n");
		char *line = text_of("%.*s", (int)length, text);

		take_line(t, line);
		free(line);
		text += length + (text[length] == '\n');
	}
}

/* data race: thread 3 wrote 8 bytes at take+0x1b (kernel/ipc/pipe.c:104) */
static void
take_kernel_access(struct telling *t, const char *line)
{
	int length = (int)strcspn(line, "\n");
	const char *at = strstr(line, " at ");
	char *frame = at ? text_of("%.*s", length - (int)(at + 4 - line), at + 4) : NULL;
	char *place = frame ? place_of_frame(t->trial->lab, frame) : NULL;

	if (place) {
		char *access = text_of("%.*s at %s", (int)(at - line), line, place);

		take_access(t, access);
		free(access);
		free(t->place);
		t->place = place;
	}
	free(frame);
}

/* The log has both accesses of each race, each time that it happened: last as it is told. */
void
telling_take_log(struct telling *t, const char *log)
{
	static const char words[] = "data race: ";
	const char *first = NULL, *second = NULL;

	for (const char *next = log; (next = strstr(next, words)); next += strlen(words)) {
		first = second;
		second = next + strlen(words);
	}
	if (first)
		take_kernel_access(t, first);
	if (second)
		take_kernel_access(t, second);
}

void
telling_complete(struct telling *t)
{
	bool raced = strcmp(t->what, "a data race") == 0;

	if (ftell(t->expected) == 0)
		fputs(raced ? "of two accesses to the same memory, one of them a write, one to be ordered before the other"
		      : strstr(t->what, "wait") ? "everybody to come to an end" : "the test to run to its end", t->expected);
	if (ftell(t->seen) == 0)
		fputs(t->what, t->seen);
}
