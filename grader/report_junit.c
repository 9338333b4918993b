/* SPDX-License-Identifier: MIT */
/* JUnit's XML, for continuous integration. */
#include <stdlib.h>
#include <string.h>

#include "grader/markup.h"
#include "grader/report.h"
#include "grader/report_forms.h"

/* `fail` is a failure, `fault` an error: JUnit knows the difference too. */
static void
put_case(FILE *out, const json_t *report, const json_t *test, const struct report_words *words)
{
	const char *lab = json_text(json_object_get(report, "lab"), "name");
	const char *outcome = json_text(test, "outcome");
	const char *element = strcmp(outcome, "fail") == 0 ? "failure" : "error";

	fputs("  <testcase", out);
	markup_attribute(out, "classname", lab);
	markup_attribute(out, "name", json_text(test, "test"));
	if (strcmp(outcome, "pass") == 0) {
		fputs("/>\n", out);
		return;
	}
	fprintf(out, "><%s", element);
	markup_attribute(out, "message", json_text(test, "seen"));
	fputc('>', out);
	char *text = NULL;
	size_t size;
	FILE *failure = open_memstream(&text, &size);
	report_failure(report, test, words->again, words->options, failure);
	fclose(failure);
	markup_text(out, text);
	free(text);
	fprintf(out, "</%s></testcase>\n", element);
}

static int
count(const json_t *tests, const char *outcome)
{
	const json_t *t;
	size_t i;
	int n = 0;

	json_array_foreach(tests, i, t)
		n += strcmp(json_text(t, "outcome"), outcome) == 0;
	return n;
}

void
report_junit(const json_t *report, const struct report_words *words, FILE *out)
{
	const json_t *tests = json_object_get(report, "tests"), *t;
	const char *lab = json_text(json_object_get(report, "lab"), "name");
	bool whole = *json_text(report, "text") == '\0';
	size_t i;

	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite", out);
	markup_attribute(out, "name", lab);
	fprintf(out, " tests=\"%zu\" failures=\"%d\" errors=\"%d\">\n", json_array_size(tests) + !whole,
		count(tests, "fail"), count(tests, "fault") + !whole);
	json_array_foreach(tests, i, t)
		put_case(out, report, t, words);
	if (!whole) {
		fprintf(out, "  <testcase classname=\"%s\" name=\"build\"><error", lab);
		markup_attribute(out, "message", json_text(report, "text"));
		fputs("/></testcase>\n", out);
	}
	fputs("</testsuite>\n", out);
}
