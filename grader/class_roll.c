/* SPDX-License-Identifier: MIT */
/* See class.h. */
#include "grader/class.h"

#include <stdlib.h>
#include <string.h>

#include "grader/part0.h"
#include "grader/report.h"
#include "grader/workspace.h"
#include "tools/heddle/say.h"

enum { NAMED = 4 };

static const char *
code_of(const json_t *report)
{
	return json_text(json_object_get(report, "submission"), "code");
}

/* {code: [names]}, the references' first. */
static json_t *
by_code(const json_t *roll, const json_t *references)
{
	json_t *groups = json_object(), *value;
	const json_t *report;
	const char *code;
	size_t i;

	json_object_foreach((json_t *)references, code, value)
		json_object_set_new(groups, code, json_copy(value));
	json_array_foreach(roll, i, report) {
		code = code_of(report);
		if (*code && !json_object_get(groups, code))
			json_object_set_new(groups, code, json_array());
		if (*code)
			json_array_append(json_object_get(groups, code), json_object_get(json_object_get(report, "class"), "name"));
	}
	return groups;
}

/* "starter, ada, 3 more": the others of a group. */
static json_t *
others(const json_t *group, const char *name)
{
	char *text = NULL;
	size_t size, i, named = 0, more = 0;
	FILE *out = open_memstream(&text, &size);
	const json_t *other;

	json_array_foreach(group, i, other) {
		if (strcmp(json_string_value(other), name) == 0)
			continue;
		if (named < NAMED)
			fprintf(out, "%s%s", named++ ? ", " : "", json_string_value(other));
		else
			more++;
	}
	if (more > 0)
		fprintf(out, ", %zu more", more);
	fclose(out);
	json_t *value = json_string(text);
	free(text);
	return value;
}

json_t *
class_roll(const struct class *c, const json_t *references)
{
	json_t *roll = json_array(), *report;
	size_t i;

	for (i = 0; i < c->count; i++) {
		char *path = class_report_path(c->out, c->list[i].name, ".json");
		report = json_load_file(path, 0, NULL);
		if (json_object_get(report, "class"))
			json_array_append_new(roll, report);
		else
			json_decref(report);
		free(path);
	}
	json_t *groups = by_code(roll, references);
	json_array_foreach(roll, i, report) {
		json_t *entry = json_object_get(report, "class");
		json_object_set_new(entry, "same", others(json_object_get(groups, code_of(report)), json_text(entry, "name")));
	}
	json_decref(groups);
	return roll;
}

/* Quoted as RFC 4180 says; no text of a student's becomes a formula when a spreadsheet opens it. */
static void
put_field(FILE *out, const char *text, const char *end)
{
	fprintf(out, "\"%s", *text && strchr("=+-@\t\r", *text) ? "'" : "");
	for (; *text; text++)
		fprintf(out, "%s%c", *text == '"' ? "\"" : "", *text == '\n' ? ' ' : *text);
	fprintf(out, "\"%s", end);
}

static void
put_authors(FILE *out, const json_t *report)
{
	const json_t *authors = json_object_get(json_object_get(report, "submission"), "authors"), *a;
	char *text = NULL;
	size_t size, i;
	FILE *joined = open_memstream(&text, &size);

	json_array_foreach(authors, i, a)
		fprintf(joined, "%s%s", i ? "; " : "", json_string_value(a));
	fclose(joined);
	put_field(out, text, ",");
	free(text);
}

const char *
class_column(const struct lab *lab, uint32_t i)
{
	return i < lab->tests_count ? lab->tests[i].name : i == lab->tests_count && lab->part0 ? PART0 : NULL;
}

const json_t *
class_points(const json_t *report, const char *test)
{
	const json_t *t;
	size_t i;

	json_array_foreach(json_object_get(report, "tests"), i, t)
		if (strcmp(json_text(t, "test"), test) == 0 && strcmp(json_text(t, "outcome"), "fault") != 0)
			return json_object_get(t, "points");
	return NULL;
}

/* The points of each column, empty where it was not run. */
static void
put_points(FILE *out, const struct lab *lab, const json_t *report)
{
	const char *test;

	for (uint32_t i = 0; (test = class_column(lab, i)) != NULL; i++) {
		const json_t *points = class_points(report, test);
		if (points)
			fprintf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(points));
		fputc(',', out);
	}
}

static void
put_row(FILE *out, const struct lab *lab, const json_t *report)
{
	const json_t *entry = json_object_get(report, "class");
	bool graded = report_status(report) != 2;

	put_field(out, json_text(entry, "name"), ",");
	put_authors(out, report);
	put_field(out, json_text(report, "verdict"), ",");
	if (graded)
		fprintf(out, "%" JSON_INTEGER_FORMAT, json_integer_value(json_object_get(report, "score")));
	fprintf(out, ",%" JSON_INTEGER_FORMAT ",", json_integer_value(json_object_get(report, "of")));
	put_points(out, lab, report);
	put_field(out, json_text(entry, "same"), ",");
	put_field(out, json_text(report, "text"), "\r\n");
}

bool
class_csv(const struct class *c, const json_t *roll)
{
	char *path = text_of("%s/class.csv", c->out), *text = NULL;
	const json_t *report;
	size_t size, i;
	FILE *out = open_memstream(&text, &size);

	fputs("submission,authors,verdict,score,of,", out);
	for (uint32_t k = 0; class_column(c->lab, k); k++)
		fprintf(out, "%s,", class_column(c->lab, k));
	fputs("same object code as,remark\r\n", out);
	json_array_foreach(roll, i, report)
		put_row(out, c->lab, report);
	fclose(out);
	bool good = write_whole(path, text, size);
	free(text);
	free(path);
	return good;
}
