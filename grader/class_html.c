/* SPDX-License-Identifier: MIT */
/*
 * The overview as one file: a table that sorts by the column whose heading
 * is pressed, and under each name the report that the student may be shown.
 * Nothing is loaded from anywhere; without JavaScript it is a plain table.
 */
#include <stdlib.h>
#include <string.h>

#include "grader/class.h"
#include "grader/lossy.h"
#include "grader/markup.h"
#include "grader/report.h"
#include "grader/workspace.h"
#include "tools/heddle/say.h"

static const char script[] =
	"<script>\n//<![CDATA[\n"
	"'use strict';\n"
	"function value(row, i) {\n"
	"  var cell = row.cells[i], n = cell.getAttribute('data-n');\n"
	"  return n === null ? cell.textContent : Number(n);\n"
	"}\n"
	"function compare(a, b, i) {\n"
	"  var x = value(a, i), y = value(b, i);\n"
	"  return x < y ? -1 : x > y ? 1 : 0;\n"
	"}\n"
	"function sortBy(table, i, down) {\n"
	"  var body = table.tBodies[0], rows = Array.prototype.slice.call(body.rows);\n"
	"  rows.sort(function (a, b) { return down ? compare(b, a, i) : compare(a, b, i); });\n"
	"  rows.forEach(function (row) { body.appendChild(row); });\n"
	"}\n"
	"document.querySelectorAll('th button').forEach(function (button, i) {\n"
	"  var down = false;\n"
	"  button.onclick = function () { sortBy(document.querySelector('table'), i, down); down = !down; };\n"
	"});\n"
	"//]]>\n</script>\n";

static void
put_heading(FILE *out, const char *text)
{
	fputs("<th scope=\"col\"><button type=\"button\">", out);
	markup_text(out, text);
	fputs("</button></th>", out);
}

/* An empty one sorts before all numbers. */
static void
put_number(FILE *out, const json_t *value)
{
	json_int_t n = json_integer_value(value);

	if (value)
		fprintf(out, "<td class=\"n\" data-n=\"%" JSON_INTEGER_FORMAT "\">%" JSON_INTEGER_FORMAT "</td>", n, n);
	else
		fputs("<td class=\"n\" data-n=\"-1\"></td>", out);
}

static void
put_cell(FILE *out, const char *class, const char *text)
{
	fprintf(out, "<td%s>", class);
	markup_text(out, text);
	fputs("</td>", out);
}

static void
put_authors(FILE *out, const json_t *report)
{
	const json_t *a;
	size_t i;

	fputs("<td>", out);
	json_array_foreach(json_object_get(json_object_get(report, "submission"), "authors"), i, a) {
		fputs(i ? "; " : "", out);
		markup_text(out, json_string_value(a));
	}
	fputs("</td>", out);
}

static void
put_name(FILE *out, const struct class *c, const char *name)
{
	char *path = class_report_path(c->out, name, ".txt"), *text = NULL;
	FILE *in = fopen(path, "r");
	size_t room = 0;

	if (!in || getdelim(&text, &room, '\0', in) <= 0)
		*(text = must_realloc(text, 1)) = '\0';
	json_t *clean = json_lossy(text);
	fputs("<td><details><summary>", out);
	markup_text(out, name);
	fputs("</summary><pre>", out);
	markup_text(out, json_string_value(clean));
	fputs("</pre></details></td>", out);
	if (in)
		fclose(in);
	json_decref(clean);
	free(text);
	free(path);
}

static void
put_row(FILE *out, const struct class *c, const json_t *report)
{
	const json_t *entry = json_object_get(report, "class");
	bool graded = report_status(report) != 2;

	fputs("<tr", out);
	markup_attribute(out, "class", json_text(report, "verdict"));
	fputs(">", out);
	put_name(out, c, json_text(entry, "name"));
	put_authors(out, report);
	put_cell(out, " class=\"v\"", json_text(report, "verdict"));
	put_number(out, graded ? json_object_get(report, "score") : NULL);
	for (uint32_t i = 0; class_column(c->lab, i); i++)
		put_number(out, class_points(report, class_column(c->lab, i)));
	put_cell(out, "", json_text(entry, "same"));
	fputs("</tr>\n", out);
}

bool
class_html(const struct class *c, const json_t *roll)
{
	char *path = text_of("%s/class.html", c->out), *title = text_of("%s: %s", c->lab->name, c->lab->title), *text = NULL;
	const json_t *report;
	size_t size, i;
	FILE *out = open_memstream(&text, &size);

	markup_page(out, title);
	fprintf(out, "<p>%zu of %zu submissions, seed %llu. Press a heading to sort, a name for its report. The same object code"
		     " is a reason to look, no more.</p>\n<table>\n<thead><tr>", json_array_size(roll), c->count,
		(unsigned long long)c->seed);
	put_heading(out, "submission");
	put_heading(out, "authors");
	put_heading(out, "verdict");
	put_heading(out, "score");
	for (uint32_t k = 0; class_column(c->lab, k); k++)
		put_heading(out, class_column(c->lab, k));
	put_heading(out, "same object code as");
	fputs("</tr></thead>\n<tbody>\n", out);
	json_array_foreach(roll, i, report)
		put_row(out, c, report);
	fprintf(out, "</tbody>\n</table>\n%s</body>\n</html>\n", script);
	fclose(out);
	bool good = write_whole(path, text, size);
	free(text);
	free(title);
	free(path);
	return good;
}
