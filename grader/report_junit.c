/* SPDX-License-Identifier: MIT */
/* JUnit's XML, for continuous integration. */
#include <string.h>

#include "grader/markup.h"
#include "grader/report.h"

/* `fail` is a failure, `fault` an error: JUnit knows the difference too. */
static void
put_case(FILE *out, const char *lab, const json_t *test)
{
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
	fputs(">expected: ", out);
	markup_text(out, json_text(test, "expected"));
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

bool
report_junit(const json_t *report, const char *path)
{
	const json_t *tests = json_object_get(report, "tests"), *t;
	const char *lab = json_text(json_object_get(report, "lab"), "name");
	bool whole = *json_text(report, "text") == '\0';
	FILE *out = fopen(path, "w");
	size_t i;

	if (!out)
		return false;
	fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite", out);
	markup_attribute(out, "name", lab);
	fprintf(out, " tests=\"%zu\" failures=\"%d\" errors=\"%d\">\n", json_array_size(tests) + !whole,
		count(tests, "fail"), count(tests, "fault") + !whole);
	json_array_foreach(tests, i, t)
		put_case(out, lab, t);
	if (!whole) {
		fprintf(out, "  <testcase classname=\"%s\" name=\"build\"><error", lab);
		markup_attribute(out, "message", json_text(report, "text"));
		fputs("/></testcase>\n", out);
	}
	fputs("</testsuite>\n", out);
	return fclose(out) == 0;
}
