/* SPDX-License-Identifier: MIT */
/* See labwords.h. */
#include "grader/labwords.h"

#include <stdlib.h>
#include <string.h>

#include "grader/report.h"
#include "tools/heddle/say.h"

enum { MESSAGE_LINES = 40, REPORT_COLUMNS = 80, REPORT_FAILURES = 2 };

static size_t
columns(const char *line)
{
	size_t n = 0;

	for (; *line; line++)
		n += ((unsigned char)*line & 0xc0) != 0x80;
	return n;
}

static bool
has_failed(const json_t *test)
{
	return strcmp(json_text(test, "outcome"), "fail") == 0;
}

/* "lib/conc/lock.c:61, ..." or "lock.c:61  the line". */
static bool
names_a_line(const struct lab *lab, const json_t *test)
{
	for (uint32_t i = 0; i < lab->files_count; i++) {
		const char *slash = strrchr(lab->files[i], '/');
		char *start = text_of("%s:", slash ? slash + 1 : lab->files[i]);
		bool named = strstr(json_text(test, "place"), start) ? strstr(json_text(test, "place"), ", ") != NULL
			     : strstr(json_text(test, "lines"), start) != NULL;

		free(start);
		if (named)
			return true;
	}
	return false;
}

void
labwords_check(const struct lab *lab, const json_t *report, FILE *why)
{
	char *text = NULL, *line, *rest, *again = text_of("build/bin/heddle grade %s", lab->name);
	size_t size, lines = 0, longest = 0, failures = 0, sections = 0, i;
	FILE *out = open_memstream(&text, &size);
	const json_t *tests = json_object_get(report, "tests"), *t;

	report_text(report, again, "", false, out);
	fclose(out);
	json_array_foreach(tests, i, t) {
		failures += has_failed(t);
		if (has_failed(t) && !names_a_line(lab, t))
			fprintf(why, "what it is told of %s names no line of the lab's files (`where:` in lab.yaml); ", json_text(t, "test"));
	}
	for (rest = text; (line = strsep(&rest, "\n")) != NULL;) {
		lines = *line ? lines + 1 : 0;	/* of this message: an empty line is between two */
		longest = lines > longest ? lines : longest;
		if (columns(line) > REPORT_COLUMNS && strncmp(line, "  again:", 8) != 0)	/* a command is not cut */
			fprintf(why, "a line of its report has %zu columns: %s; ", columns(line), line);
		sections += strncmp(line, "  read:", 7) == 0;
	}
	if (longest > MESSAGE_LINES)
		fprintf(why, "a message of its report has %zu lines, %d are allowed; ", longest, MESSAGE_LINES);
	if (sections < (failures < REPORT_FAILURES ? failures : REPORT_FAILURES))
		fprintf(why, "its report does not say for each failure what to read; ");
	free(text);
	free(again);
}
