/* SPDX-License-Identifier: MIT */
/*
 * Two gradings of a class, beside each other: what an instructor has to be
 * able to explain after a lab, a compiler or a machine has changed.
 */
#include <fts.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "grader/class.h"
#include "grader/report.h"
#include "tools/heddle/say.h"

/* "full 100", or "lost 80": what is compared, and what is printed. */
static char *
verdict_of(const json_t *report)
{
	return text_of("%s %d", json_text(report, "verdict"), (int)json_integer_value(json_object_get(report, "score")));
}

/* "fail at seed 4" */
static char *
outcome_of(const json_t *test)
{
	const json_t *seed = json_object_get(test, "seed");

	if (!test)
		return text_of("not run");
	return seed ? text_of("%s at seed %d", json_text(test, "outcome"), (int)json_integer_value(seed)) :
		      text_of("%s", json_text(test, "outcome"));
}

static const json_t *
test_named(const json_t *report, const char *name)
{
	const json_t *t;
	size_t i;

	json_array_foreach(json_object_get(report, "tests"), i, t)
		if (strcmp(json_text(t, "test"), name) == 0)
			return t;
	return NULL;
}

/* The command that shows the failure, on the side that has one. */
static void
put_token(FILE *out, const json_t *report, const json_t *test)
{
	char *again = text_of("build/bin/heddle grade %s", json_text(json_object_get(report, "lab"), "name"));

	if (strcmp(json_text(test, "outcome"), "fail") == 0) {
		fputs("    ", out);
		report_again(report, test, again, "", out);
	}
	free(again);
}

static void
compare_test(FILE *out, const json_t *before, const json_t *now, const char *name)
{
	const json_t *old = test_named(before, name), *new = test_named(now, name);
	char *was = outcome_of(old), *is = outcome_of(new);

	if (strcmp(was, is) != 0) {
		fprintf(out, "  %s: %s -> %s\n", name, was, is);
		put_token(out, before, old);
		put_token(out, now, new);
	}
	free(was);
	free(is);
}

/* Prints what differs; true if anything does. */
static bool
compare_one(const json_t *before, const json_t *now)
{
	char *was = verdict_of(before), *is = verdict_of(now), *text = NULL;
	size_t size, i;
	FILE *out = open_memstream(&text, &size);
	const json_t *t;

	json_array_foreach(json_object_get(now, "tests"), i, t)
		compare_test(out, before, now, json_text(t, "test"));
	json_array_foreach(json_object_get(before, "tests"), i, t)
		if (!test_named(now, json_text(t, "test")))
			compare_test(out, before, now, json_text(t, "test"));
	fclose(out);
	bool changed = size > 0 || strcmp(was, is) != 0;
	if (changed)
		printf("%s: %s -> %s\n%s", json_text(json_object_get(now, "class"), "name"), was, is, text);
	free(was);
	free(is);
	free(text);
	return changed;
}

/* What the two were graded with, where it differs: one submission tells it for all. */
static void
compare_conditions(const json_t *before, const json_t *now)
{
	static const char *const keys[][2] = {
		{ "digests", "lab" }, { "digests", "kernel" }, { "digests", "initrd" }, { "host", "compiler" }, { "host", "qemu" },
	};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		const json_t *was = json_object_get(json_object_get(before, keys[i][0]), keys[i][1]);
		const json_t *is = json_object_get(json_object_get(now, keys[i][0]), keys[i][1]);

		if (!json_equal(was, is) && i < 3)
			printf("since then the %s has changed\n", keys[i][1]);
		else if (!json_equal(was, is))
			printf("%s: %s -> %s\n", keys[i][1], json_string_value(was), json_string_value(is));
	}
	if (!json_equal(json_object_get(before, "seed"), json_object_get(now, "seed")))
		puts("since then the seed has changed");
}

static FTS *
open_reports(const char *old, char **folder)
{
	*folder = text_of("%s/reports", old);
	char *const roots[] = { *folder, NULL };

	return access(*folder, R_OK) == 0 ? fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL) : NULL;
}

static bool
has_name(const json_t *roll, const char *name, size_t length)
{
	const json_t *report;
	size_t i;

	json_array_foreach(roll, i, report) {
		const char *known = json_text(json_object_get(report, "class"), "name");
		if (strlen(known) == length && memcmp(known, name, length) == 0)
			return true;
	}
	return false;
}

/* Prints the reports of OLD that the roll has not.  False: OLD has none at all. */
static bool
tell_gone(const json_t *roll, const char *old)
{
	char *folder;
	FTS *tree = open_reports(old, &folder);

	for (FTSENT *e; tree && (e = fts_read(tree)) != NULL;) {
		const char *name = e->fts_path + strlen(folder) + 1, *end = name + strlen(name) - strlen(".json");
		if (e->fts_info == FTS_F && end > name && strcmp(end, ".json") == 0 && !has_name(roll, name, (size_t)(end - name)))
			printf("%.*s: is not there any more\n", (int)(end - name), name);
	}
	if (tree)
		fts_close(tree);
	else
		say("%s: there are no reports in it", old);
	free(folder);
	return tree != NULL;
}

bool
class_compare(const json_t *roll, const char *old)
{
	size_t i, changed = 0, compared = 0;
	const json_t *now;

	json_array_foreach(roll, i, now) {
		char *path = class_report_path(old, json_text(json_object_get(now, "class"), "name"), ".json");
		json_t *before = json_load_file(path, 0, NULL);

		if (before && compared++ == 0)
			compare_conditions(before, now);
		if (before)
			changed += compare_one(before, now);
		else
			printf("%s: is new\n", json_text(json_object_get(now, "class"), "name"));
		json_decref(before);
		free(path);
	}
	bool good = tell_gone(roll, old);
	printf("%zu of %zu verdicts changed since %s\n", changed, compared, old);
	return good;
}
