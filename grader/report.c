/* SPDX-License-Identifier: MIT */
/*
 * The report for people.  Each failed test says, in this order: what was
 * expected, what was seen, the operations that show it, the command that
 * repeats it, the section to read.
 */
#include "grader/report.h"

#include <stdlib.h>
#include <string.h>

#include "user/bin/explore/token.h"

enum { WIDTH = 80, DETAILED = 2 };

const char *
json_text(const json_t *object, const char *key)
{
	const char *text = json_string_value(json_object_get(object, key));

	return text ? text : "";
}

static int
number(const json_t *object, const char *key)
{
	return (int)json_integer_value(json_object_get(object, key));
}

/* Words of `text` within WIDTH columns, the first line after `label`, the others under it. */
static void
wrapped(FILE *out, const char *label, const char *text)
{
	int indent = (int)strlen(label), column = fprintf(out, "%s", label);

	while (*text) {
		int length = (int)strcspn(text, " \n");
		if (column > indent && column + 1 + length > WIDTH)
			column = fprintf(out, "\n%*s", indent, "") - 1;
		column += fprintf(out, "%s%.*s", column > indent ? " " : "", length, text);
		text += length + strspn(text + length, " \n");
	}
	fputc('\n', out);
}

/* Lines as they are, cut at WIDTH. */
static void
verbatim(FILE *out, const char *text)
{
	while (*text) {
		int length = (int)strcspn(text, "\n"), shown = length < WIDTH - 4 ? length : WIDTH - 4;

		while (shown < length && ((unsigned char)text[shown] & 0xc0) == 0x80)
			shown--; /* not in the middle of a character */
		fprintf(out, "    %.*s\n", shown, text);
		text += length + (text[length] == '\n');
	}
}

static void
show_line(FILE *out, const json_t *test)
{
	const char *outcome = json_text(test, "outcome");
	bool passed = strcmp(outcome, "pass") == 0;

	fprintf(out, "  %-5s %-24s %3d of %-3d", passed && *json_text(test, "needs") ? "ok *" : passed ? "ok" : strcmp(outcome, "fail") ? "fault" : "FAIL",
		json_text(test, "test"), number(test, "points"), number(test, "of"));
	if (json_object_get(test, "seed"))
		fprintf(out, "  at seed %d", number(test, "seed"));
	else if (number(test, "seeds") > 1)
		fprintf(out, "  %d seeds", number(test, "seeds"));
	else if (json_object_get(test, "schedules"))
		fprintf(out, passed ? "  %d schedules" : "  at schedule %d", number(test, "schedules"));
	if (*json_text(test, "needs"))
		fprintf(out, "  * none before %s passes", json_text(test, "needs"));
	fputc('\n', out);
	if (*json_text(test, "power"))
		wrapped(out, "        ", json_text(test, "power"));
}

void
report_again(const json_t *report, const json_t *test, const char *again, const char *options, FILE *out)
{
	const char *token = json_text(test, "token");
	json_int_t seed = json_integer_value(json_object_get(report, "seed"));

	if (*token && !token_is_of_seeds(token)) {
		fprintf(out, "build/bin/heddle replay %s\n", token);
		return;
	}
	fprintf(out, "%s %s", again, json_text(test, "test"));
	if (*token)
		fprintf(out, " --token %s", token);
	else if (seed != 1)
		fprintf(out, " --seed %lld", (long long)seed);
	fprintf(out, "%s\n", options);
}

void
report_failure(const json_t *report, const json_t *test, const char *again, const char *options, FILE *out)
{
	wrapped(out, "  claim:    ", json_text(test, "claim"));
	if (*json_text(test, "expected"))
		wrapped(out, "  expected: ", json_text(test, "expected"));
	wrapped(out, "  seen:     ", json_text(test, "seen"));
	verbatim(out, json_text(test, "lines"));
	if (*json_text(test, "shown") && !json_object_get(test, "schedules"))
		fputs("  the last operations, a column a thread:\n", out);
	verbatim(out, json_text(test, "shown"));
	if (*json_text(test, "place"))
		wrapped(out, "  look at:  ", json_text(test, "place"));
	if (*json_text(test, "again")) {
		fprintf(out, "  again:    %s\n  read:     %s\n", json_text(test, "again"), json_text(test, "read"));
		return;
	}
	fputs("  again:    ", out);
	report_again(report, test, again, options, out);
	fprintf(out, "  read:     labs/%s/README.md, \"%s\"\n", json_text(json_object_get(report, "lab"), "name"),
		json_text(test, "section"));
}

static void
show_taken(FILE *out, const json_t *report)
{
	const json_t *submission = json_object_get(report, "submission"), *authors = json_object_get(submission, "authors");
	const json_t *files = json_object_get(submission, "files"), *f;
	size_t i;

	if (json_array_size(authors) > 0)
		fprintf(out, "  by %s%s\n", json_string_value(json_array_get(authors, 0)),
			json_array_size(authors) > 1 ? " and others" : "");

	json_array_foreach(files, i, f)
		fprintf(out, "  %-32s from the %-10s  sha256 %.12s\n", json_text(f, "path"), json_text(f, "from"),
			json_text(f, "sha256"));
}

void
report_text(const json_t *report, const char *again, const char *options, bool all, FILE *out)
{
	const json_t *lab = json_object_get(report, "lab"), *tests = json_object_get(report, "tests"), *t;
	int left = all ? 1000 : DETAILED, hidden = 0;
	size_t i;

	fprintf(out, "%s: %s (version %d)\n", json_text(lab, "name"), json_text(lab, "title"), number(lab, "version"));
	show_taken(out, report);
	json_array_foreach(tests, i, t)
		show_line(out, t);
	json_array_foreach(tests, i, t) {
		if (strcmp(json_text(t, "outcome"), "pass") == 0)
			continue;
		if (left-- > 0) {
			fprintf(out, "\n%s\n", json_text(t, "test"));
			report_failure(report, t, again, options, out);
		} else {
			hidden++;
		}
	}
	if (hidden)
		fprintf(out, "\nand %d more; -v shows all\n", hidden);
	if (*json_text(report, "text"))
		fprintf(out, "\n%s", json_text(report, "text"));
	if (report_status(report) == 2)
		fputs("\ncould not grade: this is no score\n", out);
	else
		fprintf(out, "\nscore: %d of %d\n", number(report, "score"), number(report, "of"));
	if (*json_text(lab, "power"))
		fprintf(out, "power: the tests notice %s small changes to our solution\n", json_text(lab, "power"));
}

int
report_status(const json_t *report)
{
	const char *verdict = json_text(report, "verdict");

	return strcmp(verdict, "full") == 0 ? 0 : strcmp(verdict, "fault") == 0 ? 2 : 1;
}
