/* SPDX-License-Identifier: MIT */
/* A report as one page, for a course's web site. */
#include <stdlib.h>
#include <string.h>

#include "grader/markup.h"
#include "grader/report.h"
#include "grader/report_forms.h"
#include "tools/heddle/say.h"

static void
put_element(FILE *out, const char *element, const char *text)
{
	fprintf(out, "<%s>", element);
	markup_text(out, text);
	fprintf(out, "</%.*s>", (int)strcspn(element, " "), element);
}

static void
put_test(FILE *out, const json_t *report, const json_t *test, const struct report_words *words)
{
	const char *outcome = json_text(test, "outcome");
	char *text = NULL;
	size_t size;
	FILE *failure = open_memstream(&text, &size);

	if (strcmp(outcome, "pass") != 0)
		report_failure(report, test, words->again, words->options, failure);
	fclose(failure);
	fprintf(out, "<tr><td class=\"%s\">%s</td>", outcome, outcome);
	put_element(out, "td", json_text(test, "test"));
	fprintf(out, "<td class=\"n\">%" JSON_INTEGER_FORMAT " of %" JSON_INTEGER_FORMAT "</td><td>",
		json_integer_value(json_object_get(test, "points")), json_integer_value(json_object_get(test, "of")));
	markup_text(out, json_text(test, "claim"));
	if (*text)
		put_element(out, "pre", text);
	fputs("</td></tr>\n", out);
	free(text);
}

static void
put_files(FILE *out, const json_t *report)
{
	const json_t *submission = json_object_get(report, "submission"), *f;
	size_t i;

	fputs("<ul>\n", out);
	json_array_foreach(json_object_get(submission, "authors"), i, f)
		put_element(out, "li", json_string_value(f));
	json_array_foreach(json_object_get(submission, "files"), i, f) {
		char *line = text_of("%s, from the %s, sha256 %s", json_text(f, "path"), json_text(f, "from"), json_text(f, "sha256"));
		put_element(out, "li", line);
		free(line);
	}
	fputs("</ul>\n", out);
}

void
report_html(const json_t *report, const struct report_words *words, FILE *out)
{
	const json_t *lab = json_object_get(report, "lab"), *t;
	char *title = text_of("%s: %s", json_text(lab, "name"), json_text(lab, "title"));
	size_t i;

	markup_page(out, title);
	if (report_status(report) == 2)
		fputs("<p>Could not grade: this is no score.</p>\n", out);
	else
		fprintf(out, "<p>Score: %" JSON_INTEGER_FORMAT " of %" JSON_INTEGER_FORMAT "</p>\n",
			json_integer_value(json_object_get(report, "score")), json_integer_value(json_object_get(report, "of")));
	put_files(out, report);
	if (*json_text(report, "text"))
		put_element(out, "pre", json_text(report, "text"));
	fputs("<table>\n<tbody>\n", out);
	json_array_foreach(json_object_get(report, "tests"), i, t)
		put_test(out, report, t, words);
	fputs("</tbody>\n</table>\n</body>\n</html>\n", out);
	free(title);
}
