/* SPDX-License-Identifier: MIT */
/*
 * See owntests.h.  The tests are compiled once; then each answer is graded as
 * a submission to a lab that has these tests and no others.
 */
#include "grader/owntests.h"

#include <glob.h>
#include <stdlib.h>
#include <string.h>

#include "grader/compile.h"
#include "grader/grading.h"
#include "grader/jobs.h"
#include "grader/report.h"
#include "grader/variants.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

enum { SCHEDULES = 100 };

struct own {
	struct lab lab;			/* the lab's, but for headers and tests */
	enum sandbox sandbox;
	struct workspace workspace;
	struct intake intake;		/* the tests' sources */
	struct variants variants;
};

static char *const more_headers[] = { "pthread.h", "stdio.h", "stdlib.h", "stdbool.h", "stdint.h", "errno.h", "string.h" };

/* What a test may include: what the lab allows, and what a program needs. */
static void
allow_headers(struct own *o)
{
	uint32_t n = o->lab.headers_count, more = sizeof more_headers / sizeof *more_headers;
	char **headers = must_alloc((n + more) * sizeof *headers);

	memcpy(headers, o->lab.headers, n * sizeof *headers);
	memcpy(headers + n, more_headers, sizeof more_headers);
	o->lab.headers = headers;
	o->lab.headers_count = n + more;
}

static bool
take_sources(struct own *o, const char *folder)
{
	char *pattern = text_of("%s/*.c", folder), *harness = path_in_tree("labs/harness/explored.h");
	char *beside = workspace_path(&o->workspace, "src/explored.h");
	bool good = copy_file(harness, beside);
	glob_t found = { 0 };

	glob(pattern, 0, NULL, &found);
	o->intake = (struct intake){ .shown = text_of("%s", folder), .taken = must_alloc((found.gl_pathc + 1) * sizeof *o->intake.taken) };
	for (size_t i = 0; good && i < found.gl_pathc && i < LAB_TESTS_MOST; i++) {
		char *name = text_of("%s", strrchr(found.gl_pathv[i], '/') + 1), *to = workspace_path(&o->workspace, "src/%s", name);

		good = copy_file(found.gl_pathv[i], to);
		o->intake.taken[o->intake.count++] = (struct taken){ .path = name, .digest = NULL };
		free(to);
	}
	globfree(&found);
	free(pattern);
	free(harness);
	free(beside);
	if (!good || o->intake.count == 0)
		say(good ? "%s holds no test, no file NAME.c" : "%s cannot be copied", folder);
	return good && o->intake.count > 0;
}

/* Compiles them, and makes them the lab's tests. */
static enum outcome
compile_tests(struct own *o)
{
	struct build b = { .lab = &o->lab, .workspace = &o->workspace, .intake = &o->intake, .sandbox = o->sandbox,
			   .why = stderr, .explore = true };
	struct lab_test *tests = must_alloc(o->intake.count * sizeof *tests);

	words_add(&b.headers, "explored.h");
	enum outcome result = compile_files(&b);
	for (size_t i = 0; result == OUTCOME_GOOD && i < o->intake.count; i++) {
		const char *path = o->intake.taken[i].path;
		char *name = text_of("%.*s", (int)strlen(path) - 2, path);

		tests[i] = (struct lab_test){ .name = name, .claim = name, .section = name, .kind = TEST_EXPLORE, .seeds = 1, .processors = 1,
					      .schedules = SCHEDULES, .object = text_of("%s", b.explored.list[i]) };
	}
	o->lab.tests = tests;
	o->lab.tests_count = (uint32_t)o->intake.count;
	build_free(&b);
	return result;
}

static json_t *
grade_answer(void *ctx, size_t i)
{
	const struct own *o = ctx;
	const struct variant *v = &o->variants.list[i];
	char *folder = workspace_path(&o->workspace, "%s", v->name);
	struct request request = {
		.lab = &o->lab, .submission = v->kind == VARIANT_SOLUTION ? NULL : folder, .shown = v->name, .seed = 1,
		.sandbox = o->sandbox, .quick = true, .alone = true,
	};
	bool made = v->kind == VARIANT_SOLUTION || variant_make(&o->lab, v, folder, stderr);
	json_t *report = made ? grade(&request) : NULL;

	free(folder);
	return report;
}

static bool
fails(const json_t *report, size_t test)
{
	const json_t *t = json_array_get(json_object_get(report, "tests"), test);

	return strcmp(json_text(t, "outcome"), "fail") == 0;
}

/* Does the lab itself say that the explorer finds it? */
static bool
is_wanted(const struct lab *lab, const struct lab_wrong *w)
{
	for (uint32_t i = 0; w && i < w->fails_count; i++)
		if (lab_test_named(lab, w->fails[i])->kind == TEST_EXPLORE)
			return true;
	return false;
}

/* Which right answers does the test fail? */
static json_t *
accused(const struct own *o, json_t *const *reports, size_t test)
{
	json_t *list = json_array();

	for (size_t i = 0; i < o->variants.count; i++)
		if (o->variants.list[i].kind != VARIANT_WRONG && fails(reports[i], test))
			json_array_append_new(list, json_string(o->variants.list[i].name));
	return list;
}

/* Judges all tests; the answer has "tests", "killed", "of", "missed". */
static json_t *
judge(const struct own *o, const struct lab *lab, json_t *const *reports)
{
	json_t *tests = json_array(), *missed = json_array();
	int killed = 0, of = 0;

	for (size_t k = 0; k < o->lab.tests_count; k++)
		json_array_append_new(tests, json_pack("{s:s, s:o, s:i}", "test", o->lab.tests[k].name, "accuses",
						       accused(o, reports, k), "kills", 0));
	for (size_t i = 0; i < o->variants.count; i++) {
		bool dead = false;

		if (!is_wanted(lab, o->variants.list[i].wrong))
			continue;
		for (size_t k = 0; k < o->lab.tests_count; k++) {
			json_t *t = json_array_get(tests, k);

			if (!fails(reports[i], k))
				continue;
			dead |= json_array_size(json_object_get(t, "accuses")) == 0;
			json_object_set_new(t, "kills", json_integer(json_integer_value(json_object_get(t, "kills")) + 1));
		}
		killed += dead;
		of++;
		if (!dead)
			json_array_append_new(missed, json_string(o->variants.list[i].wrong->why));
	}
	return json_pack("{s:s, s:o, s:i, s:i, s:o}", "lab", lab->name, "tests", tests, "killed", killed, "of", of, "missed", missed);
}

/* The status. */
static int
tell(const json_t *answer)
{
	const json_t *t, *name;
	bool all_fair = true;
	size_t i, k;
	int killed = (int)json_integer_value(json_object_get(answer, "killed")), of = (int)json_integer_value(json_object_get(answer, "of"));

	json_array_foreach(json_object_get(answer, "tests"), i, t) {
		const json_t *accuses = json_object_get(t, "accuses");

		printf("  %-24s fails %d of %d wrong answers\n", json_text(t, "test"), (int)json_integer_value(json_object_get(t, "kills")), of);
		json_array_foreach(accuses, k, name)
			printf("    not counted: it fails %s, which is right\n", json_string_value(name));
		all_fair &= json_array_size(accuses) == 0;
	}
	json_array_foreach(json_object_get(answer, "missed"), i, name)
		printf("  lives: %s\n", json_string_value(name));
	printf("\n%d of %d wrong answers killed, %s\n", killed, of, all_fair ? "all right ones spared" : "but right ones accused");
	return killed == of && all_fair ? 0 : 1;
}

static void
keep_right_and_wrong(struct variants *v)
{
	size_t kept = 0;

	for (size_t i = 0; i < v->count; i++)
		if (v->list[i].kind == VARIANT_SOLUTION || v->list[i].kind == VARIANT_RIGHT || v->list[i].kind == VARIANT_WRONG)
			v->list[kept++] = v->list[i];
	v->count = kept;
}

static int
run(struct own *o, const struct lab *lab, const char *json)
{
	json_t **reports = must_alloc(o->variants.count * sizeof *reports);
	int status = 0;

	jobs_run(o->variants.count, grade_answer, o, reports, NULL);
	for (size_t i = 0; i < o->variants.count; i++) {
		if (!reports[i] || report_status(reports[i]) == 2 || json_array_size(json_object_get(reports[i], "tests")) == 0) {
			say("%s could not be tested: %s", o->variants.list[i].name, json_text(reports[i], "text"));
			status = 2;
		}
	}
	if (status == 0) {
		json_t *answer = judge(o, lab, reports);

		status = tell(answer);
		if (json && json_dump_file(answer, json, JSON_INDENT(1) | JSON_SORT_KEYS) != 0)
			status = 2;
		json_decref(answer);
	}
	for (size_t i = 0; i < o->variants.count; i++)
		json_decref(reports[i]);
	free(reports);
	return status;
}

int
own_tests_grade(const struct lab *lab, const char *folder, enum sandbox sandbox, const char *json)
{
	struct own o = { .lab = *lab, .sandbox = sandbox };
	int status = 2;

	if (lab->kind != LAB_LIBRARY || !workspace_open(&o.workspace)) {
		say("tests of one's own are for labs about a library");
		return 2;
	}
	allow_headers(&o);
	variants_list(lab, &o.variants);
	keep_right_and_wrong(&o.variants);
	if (take_sources(&o, folder)) {
		enum outcome result = compile_tests(&o);

		status = result == OUTCOME_GOOD ? run(&o, lab, json) : result == OUTCOME_REFUSED ? 1 : 2;
	}
	workspace_close(&o.workspace);
	return status;
}
