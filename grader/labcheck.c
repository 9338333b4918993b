/* SPDX-License-Identifier: MIT */
/*
 * heddle lab check: the lab proves itself.  One line a claim:
 *
 *     ok 10-queue/wrong/polls
 *     FAIL 10-queue/wrong/spins: passes the test sleeps, which it is to fail
 */
#include "grader/labcheck.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "grader/grading.h"
#include "grader/jobs.h"
#include "grader/labform.h"
#include "grader/labwords.h"
#include "grader/part0.h"
#include "grader/report.h"
#include "grader/variants.h"
#include "tools/heddle/say.h"

struct check {
	const struct lab *lab;
	const char *only;		/* a variant's name, or NULL */
	enum sandbox sandbox;
	bool all;
	struct workspace workspace;
	struct variants variants;
	json_t **answers;		/* NULL: not yet */
	size_t printed;			/* of them */
	bool good;			/* those are */
};

static bool
outcome_is(const json_t *test, const char *outcome)
{
	return strcmp(json_text(test, "outcome"), outcome) == 0;
}

static void
tell_test(FILE *why, const char *what, const json_t *test)
{
	fprintf(why, "%s %s: expected %s; seen %s", what, json_text(test, "test"), json_text(test, "expected"),
		json_text(test, "seen"));
}

/* A wrong answer: must fail what it names, may fail what it lists, nothing else. */
static void
check_wrong(const struct lab_wrong *w, const json_t *tests, FILE *why)
{
	const json_t *t;
	size_t i;

	json_array_foreach(tests, i, t) {
		const char *name = json_text(t, "test");
		bool must = lab_lists(w->fails, w->fails_count, name);

		if (must && outcome_is(t, "pass"))
			fprintf(why, "passes the test %s, which it is to fail; ", name);
		else if (must && json_is_true(json_object_get(t, "rare")))
			fprintf(why, "fails the test %s under less than 5 %% of its seeds; ", name);
		else if (!must && outcome_is(t, "fail") && !lab_lists(w->may_fail, w->may_fail_count, name))
			tell_test(why, "also fails", t);
	}
}

static bool
is_right(const struct variant *v)
{
	return v->kind == VARIANT_SOLUTION || v->kind == VARIANT_RIGHT;
}

/* The author is told what to write. */
static void
check_made(const json_t *test, FILE *why)
{
	char *ranges = json_dumps(json_object_get(test, "made"), JSON_COMPACT);

	if (ranges)
		fprintf(why, "lab.yaml does not say what the test %s `makes:`; here it makes, from - to, %s; ", json_text(test, "test"), ranges);
	free(ranges);
}

static void
check_report(const struct check *c, const struct variant *v, const json_t *report, FILE *why)
{
	const json_t *tests = json_object_get(report, "tests"), *t;
	size_t i;

	if (report_status(report) == 2 || *json_text(report, "text")) {
		fprintf(why, "%s", json_text(report, "text"));
		json_array_foreach(tests, i, t)
			if (outcome_is(t, "fault"))
				tell_test(why, "could not run", t);
		return;
	}
	if (v->kind == VARIANT_WRONG) {
		check_wrong(v->wrong, tests, why);
		labwords_check(c->lab, report, why);
		return;
	}
	json_array_foreach(tests, i, t) {
		if (v->kind == VARIANT_SOLUTION)
			check_made(t, why);
		if (is_right(v) && !outcome_is(t, "pass"))
			tell_test(why, "is right but fails", t);
		else if (!is_right(v) && outcome_is(t, "pass"))
			fprintf(why, "is worth nothing but passes the test %s", json_text(t, "test"));
	}
}

/*
 * The one test that the ith variant meets in the short check: a wrong answer
 * the first that it is to fail, a right and a trivial one their turn's.
 * NULL: all.
 */
static char *
short_test(const struct check *c, size_t i)
{
	const struct variant *v = &c->variants.list[i];

	if (c->all || v->kind == VARIANT_SOLUTION || v->kind == VARIANT_STARTER)
		return NULL;
	return v->wrong ? v->wrong->fails[0] : c->lab->tests[i % c->lab->tests_count].name;
}

static json_t *
grade_variant(const struct check *c, size_t i, const char *folder)
{
	const struct variant *v = &c->variants.list[i];
	char *const one[] = { short_test(c, i), NULL };
	struct request request = {
		.lab = c->lab,
		.submission = v->kind == VARIANT_SOLUTION ? NULL : folder,
		.shown = v->name,
		.tests = *one ? one : NULL,
		.seed = 1,
		.sandbox = c->sandbox,
		.quick = true,
		.often = c->all && v->kind == VARIANT_WRONG,
		.few = !c->all && is_right(v),
		.few_schedules = !c->all && is_right(v),
		.alone = true,
	};

	return grade(&request);
}

/* "many at seed 3, join at seed 1": what the wrong answer failed. */
static json_t *
list_failures(const json_t *report)
{
	const json_t *tests = json_object_get(report, "tests"), *t;
	char *text = NULL;
	size_t size, i;
	FILE *out = open_memstream(&text, &size);

	json_array_foreach(tests, i, t)
		if (outcome_is(t, "fail"))
			fprintf(out, "%s%s at seed %d", ftell(out) ? ", " : "", json_text(t, "test"),
				(int)json_integer_value(json_object_get(t, "seed")));
	fclose(out);
	json_t *list = json_string(text);
	free(text);
	return list;
}

static json_t *
check_one(void *ctx, size_t i)
{
	const struct check *c = ctx;
	const struct variant *v = &c->variants.list[i];
	char *folder = workspace_path(&c->workspace, "%s", v->name), *text = NULL;
	size_t size;
	FILE *why = open_memstream(&text, &size);
	json_t *failed = NULL;

	if (c->only && strcmp(c->only, v->name) != 0) {
		fclose(why);
		free(text);
		return json_object();
	}
	if (v->kind == VARIANT_SOLUTION || variant_make(c->lab, v, folder, why)) {
		json_t *report = grade_variant(c, i, folder);
		check_report(c, v, report, why);
		failed = v->wrong && c->all ? list_failures(report) : NULL;
		json_decref(report);
	}
	fclose(why);
	json_t *answer = json_pack("{s:s, s:o*}", "why", text, "failed", failed);
	free(text);
	free(folder);
	return answer;
}

static bool
print_answer(const struct lab *lab, const char *name, const char *why)
{
	char *line = text_of("%s", why);

	for (char *c = line; *c; c++)
		if (*c == '\n')
			*c = ' ';
	if (*line)
		printf("FAIL %s/%s: %s\n", lab->name, name, line);
	else
		printf("ok %s/%s\n", lab->name, name);
	fflush(stdout);
	free(line);
	return *why == '\0';
}

/* What needs no run, a line a thing.  *can_run: the rest would tell something. */
static bool
check_form(const struct lab *lab, bool *can_run)
{
	char *text = NULL, *rest, *line;
	size_t size;
	FILE *why = open_memstream(&text, &size);

	*can_run = lab_form(lab, why);
	fclose(why);
	bool good = *text == '\0';
	if (good)
		print_answer(lab, "form", "");
	for (rest = text; (line = strsep(&rest, "\n")) != NULL;)
		if (*line)
			print_answer(lab, "form", line);
	if (!*can_run)
		printf("when that is there, the answers are graded too\n");
	free(text);
	return good;
}

static bool
check_part0(const struct lab *lab)
{
	char *text = NULL;
	size_t size;
	FILE *why = open_memstream(&text, &size);

	part0_check(lab, why);
	fclose(why);
	bool good = print_answer(lab, PART0, text);
	free(text);
	return good;
}

static bool
has_variant(const struct variants *v, const char *name)
{
	for (size_t i = 0; i < v->count; i++)
		if (strcmp(v->list[i].name, name) == 0)
			return true;
	return false;
}

/* Those that are known of the next ones, in their order; `all`: what has no answer by now gets none. */
static void
print_answers(struct check *c, bool all)
{
	for (; c->printed < c->variants.count && (all || c->answers[c->printed]); c->printed++) {
		const json_t *answer = c->answers[c->printed];
		const char *name = c->variants.list[c->printed].name;

		if (json_object_get(answer, "why"))
			c->good &= print_answer(c->lab, name, json_text(answer, "why"));
		if (*json_text(answer, "failed"))
			printf("   fails %s\n", json_text(answer, "failed"));
		else if (!answer)
			c->good = print_answer(c->lab, name, "the grader's own process died");
	}
}

static void
print_known(void *ctx, size_t done, size_t count)
{
	(void)done, (void)count;
	print_answers(ctx, false);
}

int
lab_check(const struct lab *lab, const char *only, bool all, enum sandbox sandbox)
{
	struct check c = { .lab = lab, .only = only, .all = all, .sandbox = sandbox, .good = true };

	variants_list(lab, &c.variants);
	if (only && !has_variant(&c.variants, only)) {
		say("%s has no answer %s to check", lab->name, only);
		return 2;
	}
	if (!workspace_open(&c.workspace))
		return 2;
	bool can_run = true, good = only || check_form(lab, &can_run);
	if (!can_run) {
		variants_free(&c.variants);
		workspace_close(&c.workspace);
		return 1;
	}
	if (!only && lab->part0)
		good &= check_part0(lab);
	c.answers = must_alloc(c.variants.count * sizeof *c.answers);
	memset(c.answers, 0, c.variants.count * sizeof *c.answers);
	jobs_run(c.variants.count, check_one, &c, c.answers, print_known);
	print_answers(&c, true);
	good &= c.good;
	for (size_t i = 0; i < c.variants.count; i++)
		json_decref(c.answers[i]);
	free(c.answers);
	variants_free(&c.variants);
	workspace_close(&c.workspace);
	return good ? 0 : 1;
}
