/* SPDX-License-Identifier: MIT */
/* See report_forms.h.  The short forms are here; JUnit's and HTML are beside it. */
#include "grader/report_forms.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "grader/report.h"
#include "grader/workspace.h"

void
report_json(const json_t *report, const struct report_words *words, FILE *out)
{
	(void)words;
	json_dumpf(report, out, JSON_INDENT(1) | JSON_SORT_KEYS);
	fputc('\n', out);
}

static bool
is(const json_t *test, const char *outcome)
{
	return strcmp(json_text(test, "outcome"), outcome) == 0;
}

/* A text as YAML takes it: quoted as in JSON. */
static void
put_yaml(FILE *out, const char *key, const json_t *text)
{
	char *quoted = json_dumps(text, JSON_ENCODE_ANY | JSON_ENSURE_ASCII);

	if (quoted)
		fprintf(out, "  %s: %s\n", key, quoted);
	free(quoted);
}

static void
put_tap(FILE *out, size_t number, const json_t *test)
{
	fprintf(out, "%sok %zu - %s\n", is(test, "pass") ? "" : "not ", number, json_text(test, "test"));
	if (is(test, "pass"))
		return;
	fputs("  ---\n", out);
	put_yaml(out, "severity", json_object_get(test, "outcome"));
	put_yaml(out, "expected", json_object_get(test, "expected"));
	put_yaml(out, "seen", json_object_get(test, "seen"));
	fputs("  ...\n", out);
}

/* TAP version 13.  What could not be graded bails out: that is no result. */
void
report_tap(const json_t *report, const struct report_words *words, FILE *out)
{
	const json_t *tests = json_object_get(report, "tests"), *t;
	size_t i, count = json_array_size(tests);

	(void)words;
	fprintf(out, "TAP version 13\n1..%zu\n", count ? count : 1);
	json_array_foreach(tests, i, t)
		put_tap(out, i + 1, t);
	if (report_status(report) == 2) {
		fputs("Bail out! could not grade\n", out);
	} else if (count == 0) {
		fputs("not ok 1 - build\n  ---\n", out);
		put_yaml(out, "message", json_object_get(report, "text"));
		fputs("  ...\n", out);
	}
}

static json_t *
gradescope_test(const json_t *report, const json_t *test, const struct report_words *words)
{
	char *text = NULL;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	if (is(test, "pass"))
		fputs(json_text(test, "claim"), out);
	else
		report_failure(report, test, words->again, words->options, out);
	fclose(out);
	json_t *j = json_pack("{s:s, s:O, s:O, s:s, s:s, s:s}", "name", json_text(test, "test"), "score",
			      json_object_get(test, "points"), "max_score", json_object_get(test, "of"), "status",
			      is(test, "pass") ? "passed" : "failed", "output", text, "visibility", "visible");
	free(text);
	return j;
}

/* results.json as Gradescope's autograders write it. */
void
report_gradescope(const json_t *report, const struct report_words *words, FILE *out)
{
	const json_t *tests = json_object_get(report, "tests"), *t;
	json_t *list = json_array();
	char *text = NULL;
	size_t size, i;
	FILE *said = open_memstream(&text, &size);

	json_array_foreach(tests, i, t)
		json_array_append_new(list, gradescope_test(report, t, words));
	report_text(report, words->again, words->options, false, said);
	fclose(said);
	json_t *results = json_pack("{s:O, s:s, s:s, s:s, s:o}", "score", json_object_get(report, "score"), "output", text,
				    "output_format", "text", "visibility", "visible", "tests", list);
	json_dumpf(results, out, JSON_INDENT(1) | JSON_SORT_KEYS);
	fputc('\n', out);
	json_decref(results);
	free(text);
}

bool
report_write(report_form *form, const json_t *report, const struct report_words *words, const char *path)
{
	char *text = NULL;
	size_t size;
	struct stat st;
	FILE *out = open_memstream(&text, &size);

	form(report, words, out);
	fclose(out);
	/* a pipe or a terminal is written to, not replaced */
	bool is_other = stat(path, &st) == 0 && !S_ISREG(st.st_mode);
	bool good = is_other ? write_file(path, text, size) : write_whole(path, text, size);
	free(text);
	return good;
}
