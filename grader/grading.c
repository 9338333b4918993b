/* SPDX-License-Identifier: MIT */
/* See grading.h. */
#include "grader/grading.h"

#include <stdlib.h>
#include <string.h>

#include "grader/again.h"
#include "grader/code.h"
#include "grader/evidence.h"
#include "grader/explored.h"
#include "grader/jobs.h"
#include "grader/lossy.h"
#include "grader/part0.h"
#include "grader/score.h"
#include "grader/trial.h"
#include "tools/heddle/say.h"

struct grading {
	const struct request *request;
	struct workspace workspace;
	struct intake intake;
	struct build build;
	char *sources;
	char *kernel, *points, *extra;	/* the submission, linked; NULL: the lab is not of that kind */
	char *programs[LAB_TESTS_MOST];		/* by number of the test */
	const struct lab_test *chosen[LAB_TESTS_MOST];
	size_t count;
	json_t *report, *results[LAB_TESTS_MOST];	/* while tests run */
};

static bool
is_wanted(const struct request *r, const char *name)
{
	for (char *const *t = r->tests; t && *t; t++)
		if (strcmp(*t, name) == 0)
			return true;
	return r->tests == NULL || *r->tests == NULL;
}

static void
choose_tests(struct grading *g)
{
	const struct lab *lab = g->request->lab;

	for (uint32_t i = 0; i < lab->tests_count; i++)
		if (is_wanted(g->request, lab->tests[i].name))
			g->chosen[g->count++] = &lab->tests[i];
}

/* Compiles and links all that will be booted. */
static enum outcome
make_programs(struct grading *g)
{
	enum outcome result = compile_run(&g->build);

	if (g->request->code_only)
		return result;
	if (result == OUTCOME_GOOD && g->request->lab->kind == LAB_KERNEL)
		result = link_kernel(&g->build, false, &g->kernel);
	if (result == OUTCOME_GOOD && g->build.explore_kernel)
		result = link_kernel(&g->build, true, &g->points);
	if (result == OUTCOME_GOOD && g->request->lab->kind == LAB_PROGRAM)
		result = link_program(&g->build, &g->extra);
	for (size_t i = 0; i < g->count && result == OUTCOME_GOOD; i++)
		result = link_test(&g->build, g->chosen[i], &g->programs[i]);
	return result;
}

/* user/bin/hello.c is /bin/hello in the guest. */
static char *
program_name(const struct lab *lab)
{
	const char *file = strrchr(lab->files[0], '/') + 1;

	return text_of("%.*s", (int)strcspn(file, "."), file);
}

static struct trial
plan(const struct grading *g, size_t i, char *extra_name)
{
	const struct request *r = g->request;
	const struct lab_test *test = g->chosen[i];
	bool own_kernel = r->lab->kind == LAB_KERNEL && test->system == SYSTEM_SUBMITTED;
	uint32_t seeds = test->kind == TEST_EXPLORE ? test->schedules : test->seeds;

	return (struct trial){
		.lab = r->lab,
		.test = test,
		.kernel = !own_kernel ? NULL : test->kind == TEST_EXPLORE ? g->points : g->kernel,
		.program = g->programs[i],
		.extra = g->extra,
		.extra_name = extra_name,
		.first = r->first ? r->first : 1,
		.last = r->last ? r->last : (test->kind == TEST_EXPLORE ? r->few_schedules : r->few) ? (seeds + 9) / 10 : seeds,
		.seed = r->seed,
		.own_kernel = own_kernel,
		.sources = g->sources,
		.intake = &g->intake,
		.keep = !r->quick,
		.echo = r->echo,
	};
}

static bool
is_same(const json_t *a, const json_t *b, const char *key)
{
	return json_equal(json_object_get(a, key), json_object_get(b, key));
}

/* Does a boot of its own show the same of the seed that failed?  Then that is the shorter way to see it. */
static void
try_alone(struct trial t, json_t *answer)
{
	json_int_t seed = json_integer_value(json_object_get(answer, "seed"));

	if (seed <= t.first)
		return;
	t.first = t.last = (uint32_t)seed;
	json_t *again = trial_run(&t);
	bool same = is_same(answer, again, "expected") && is_same(answer, again, "seen") && is_same(answer, again, "shown");
	json_object_set_new(answer, "alone", json_boolean(same));
	json_decref(again);
}

/* Do less than a twentieth of the seeds fail?  Each boot goes on after the seed that failed in the one before. */
static bool
is_rare(struct trial t, const json_t *answer)
{
	uint32_t enough = (t.last - t.first + 20) / 20, failed = 1;
	json_t *again = json_deep_copy(answer);
	json_int_t seed;

	while (failed < enough && (seed = json_integer_value(json_object_get(again, "seed"))) > 0 && seed < t.last) {
		t.first = (uint32_t)seed + 1;
		json_decref(again);
		again = trial_run(&t);
		failed += json_object_get(again, "seed") != NULL;
	}
	json_decref(again);
	return failed < enough;
}

static json_t *
run_one(void *ctx, size_t i)
{
	const struct grading *g = ctx;
	char *name = g->extra ? program_name(g->request->lab) : text_of("none");
	struct trial t = plan(g, i, name);
	bool explored = t.test->kind == TEST_EXPLORE;
	const char *token = g->request->token;
	json_t *answer = token ? again_run(&t, token) : explored ? explored_run(&t) : trial_run(&t);
	bool failed = strcmp(json_string_value(json_object_get(answer, "outcome")), "fail") == 0;

	if (failed && !explored && !g->request->quick)
		try_alone(t, answer);
	if (failed && !g->request->quick)
		again_tell(&t, answer);
	if (failed && g->request->often)
		json_object_set_new(answer, "rare", json_boolean(explored ? explored_is_rare(t.test, answer) : is_rare(t, answer)));
	free(name);
	return answer;
}

/* Is a token part of what is graded?  The tree has none. */
static bool
has_part0(const struct request *r)
{
	return r->lab->part0 && r->submission && !r->quick && is_wanted(r, PART0);
}

static json_t *
not_yet(const char *test)
{
	return json_pack("{s:s, s:s, s:s}", "test", test, "outcome", "fault", "seen", "the grading was ended before this test was");
}

/* The report as if the tests that have not ended could not be graded. */
static void
tell_partial(struct grading *g)
{
	json_t *report = json_copy(g->report), *tests = json_array();

	for (size_t i = 0; i < g->count; i++) {
		json_t *known = g->results[i] ? json_deep_copy(g->results[i]) : not_yet(g->chosen[i]->name);
		json_array_append_new(tests, scored(g->chosen[i], known));
	}
	withhold(g->chosen, g->count, tests);
	if (has_part0(g->request)) {
		json_t *last = not_yet(PART0);
		json_object_set_new(last, "points", json_integer(0));
		json_object_set_new(last, "of", json_integer(g->request->lab->part0->points));
		json_array_append_new(tests, last);
	}
	sum_up(report, tests);
	g->request->partial(g->request->partial_ctx, report);
	json_decref(report);
}

static void
tell_progress(void *ctx, size_t done, size_t count)
{
	struct grading *g = ctx;
	char *text = text_of("%s: %zu of %zu tests", g->request->lab->name, done, count);

	if (g->request->progress)
		g->request->progress(text);
	free(text);
	if (g->request->partial)
		tell_partial(g);
}

static json_t *
run_tests(struct grading *g)
{
	json_t *tests = json_array(), **results = g->results;

	if (g->request->partial)
		tell_partial(g);
	for (size_t i = 0; i < g->count && g->request->alone; i++)
		results[i] = run_one(g, i);
	if (!g->request->alone)
		jobs_run(g->count, run_one, g, results, tell_progress);
	for (size_t i = 0; i < g->count; i++)
		json_array_append_new(tests, scored(g->chosen[i], results[i]));
	withhold(g->chosen, g->count, tests);
	if (has_part0(g->request))
		json_array_append_new(tests, part0_grade(g->request->lab, &g->workspace));
	return tests;
}

static json_int_t
points_of(const struct grading *g)
{
	json_int_t of = has_part0(g->request) ? g->request->lab->part0->points : 0;

	for (size_t i = 0; i < g->count; i++)
		of += g->chosen[i]->points;
	return of;
}

static bool
explores(const struct grading *g, bool the_kernel)
{
	for (size_t i = 0; i < g->count; i++)
		if (g->chosen[i]->kind == TEST_EXPLORE &&
		    (!the_kernel || (g->request->lab->kind == LAB_KERNEL && g->chosen[i]->system == SYSTEM_SUBMITTED)))
			return true;
	return false;
}

static enum outcome
prepare(struct grading *g, FILE *why)
{
	const struct request *r = g->request;

	g->build = (struct build){ .lab = r->lab, .workspace = &g->workspace, .intake = &g->intake,
				   .sandbox = r->sandbox, .why = why, .explore = explores(g, false), .explore_kernel = explores(g, true) };
	if (!workspace_open(&g->workspace)) {
		fputs("no temporary folder can be made (disk full? TMPDIR?)\n", why);
		return OUTCOME_FAULT;
	}
	g->sources = workspace_path(&g->workspace, "src");
	enum outcome result = intake_run(r->lab, r->submission, &g->workspace, &g->intake, why);
	if (r->shown) {
		free(g->intake.shown);
		g->intake.shown = text_of("%s", r->shown);
	}
	return result == OUTCOME_GOOD ? make_programs(g) : result;
}

static void
finish(struct grading *g)
{
	for (size_t i = 0; i < g->count; i++)
		free(g->programs[i]);
	free(g->sources);
	free(g->kernel);
	free(g->points);
	free(g->extra);
	build_free(&g->build);
	intake_free(&g->intake);
	workspace_close(&g->workspace);
}

static void
add_code(const struct grading *g, json_t *submission)
{
	char *code = code_digest(&g->build);

	json_object_set_new(submission, "code", code ? json_string(code) : json_null());
	free(code);
}

json_t *
grade(const struct request *request)
{
	struct grading g = { .request = request };
	char *text = NULL;
	size_t size;
	FILE *why = open_memstream(&text, &size);

	if (!request->code_only)
		choose_tests(&g);
	enum outcome outcome = prepare(&g, why);
	fclose(why);
	json_t *report = g.report = evidence(request, &g.intake, g.kernel);
	if (!request->quick)
		add_code(&g, json_object_get(report, "submission"));
	if (outcome == OUTCOME_GOOD)
		sum_up(report, run_tests(&g));
	else
		no_score(report, points_of(&g), outcome, text);
	free(text);
	finish(&g);
	return report;
}
