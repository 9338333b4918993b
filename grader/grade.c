/* SPDX-License-Identifier: MIT */
/* heddle grade: options, one grading, its reports. */
#include <errno.h>
#include <getopt.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "grader/defence.h"
#include "grader/grading.h"
#include "grader/interrupt.h"
#include "grader/lesson.h"
#include "grader/owntests.h"
#include "grader/part0.h"
#include "grader/report.h"
#include "grader/report_forms.h"
#include "grader/workload.h"
#include "grader/workspace.h"
#include "tools/heddle/command.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/runs.h"
#include "tools/heddle/say.h"
#include "user/bin/explore/token.h"

static const char help[] =
	"usage: heddle grade LAB [TEST]... [OPTION]...\n"
	"       heddle grade LESSON --submission FILE.c\n"
	"\n"
	"Judges a submission to a lab: by default labs/LAB/mine, all tests. Or a\n"
	"program in the place of a lesson (S9), by what that lesson must show.\n"
	"\n"
	"  --submission DIR|TAR|ZIP  what to grade\n"
	"  --solution                grade the tree's own files\n"
	"  --seed N                  the seed of all that is drawn (1; for a lesson drawn\n"
	"                            from the program)\n"
	"  --seeds A..B              for seeded tests, only these schedules\n"
	"  --token TOKEN             one TEST as the token of its loss tells it\n"
	"  --json FILE               the whole report; it is the source of the others\n"
	"  --junit, --tap, --html, --gradescope FILE\n"
	"                            the same in other forms; all are written anew\n"
	"                            after each test\n"
	"  --tests DIR               judges instead DIR/*.c, tests of your own, by the\n"
	"                            lab's wrong and right answers\n"
	"  --until-lost              ends at the first test that loses points\n"
	"  -v                        all failures in full, and what the guest prints\n"
	"  --trust                   compile without a sandbox if none works here\n"
	"\n"
	"Exit status: 0 full marks, 1 points lost, 2 could not grade.\n";

static const struct {
	const char *option;
	report_form *form;
} forms[] = {
	{ "json", report_json }, { "junit", report_junit }, { "tap", report_tap }, { "html", report_html },
	{ "gradescope", report_gradescope },
};

enum { FORMS = sizeof forms / sizeof *forms, FIRST_FORM = 256 };

struct options {
	const char *tests, *submission, *token, *paths[FORMS];
	bool solution, verbose, trust, seeded, until_lost;
	uint64_t seed;
	uint32_t first, last;
};

static bool
read_seeds(const char *text, struct options *o)
{
	char end;

	return sscanf(text, "%u..%u%c", &o->first, &o->last, &end) == 2 && o->first > 0 && o->first <= o->last &&
	       o->last - o->first < 100000;
}

/* Seed and seeds are the token's; that of a schedule is /bin/explore's to read. */
static bool
read_token(const char *token, struct options *o)
{
	struct token_seeds s = { .seed = 1 };
	uint64_t digest;
	enum token_error error = token_read_seeds(token, &digest, &s);

	if (error != TOKEN_OK && error != TOKEN_OF_SCHEDULE) {
		say("%s %s", token, token_error_text(error));
		return false;
	}
	o->token = token;
	o->seed = s.seed;
	o->first = s.first;
	o->last = s.last;
	return o->seeded = true;
}

/* -1: go on; else the exit status. */
static int
read_options(int argc, char **argv, struct options *o)
{
	static const struct option known[] = {
		{ "submission", 1, 0, 's' }, { "solution", 0, 0, 'S' }, { "seed", 1, 0, 'n' }, { "seeds", 1, 0, 'N' },
		{ "json", 1, 0, FIRST_FORM }, { "junit", 1, 0, FIRST_FORM + 1 }, { "tap", 1, 0, FIRST_FORM + 2 },
		{ "html", 1, 0, FIRST_FORM + 3 }, { "gradescope", 1, 0, FIRST_FORM + 4 }, { "trust", 0, 0, 't' }, { "help", 0, 0, 'h' },
		{ "tests", 1, 0, 'T' }, { "token", 1, 0, 'k' }, { "until-lost", 0, 0, 'u' }, { 0, 0, 0, 0 },
	};
	int c;

	optind = 0;	/* another command may have read its own before */
	while ((c = getopt_long(argc, argv, "v", known, NULL)) >= 0) {
		switch (c) {
		case 's': o->submission = optarg; break;
		case 'S': o->solution = true; break;
		case 't': o->trust = true; break;
		case 'T': o->tests = optarg; break;
		case 'u': o->until_lost = true; break;
		case 'v': o->verbose = true; break;
		case 'h': fputs(help, stdout); return 0;
		case 'n': if ((o->seeded = read_seed(optarg, &o->seed))) break; say("--seed wants a number, not `%s`", optarg); return 2;
		case 'N': if (read_seeds(optarg, o)) break; say("--seeds wants A..B, not `%s`", optarg); return 2;
		case 'k': if (read_token(optarg, o)) break; return 2;
		default:
			if (c < FIRST_FORM)
				return 2;
			o->paths[c - FIRST_FORM] = optarg;
		}
	}
	if (o->token && optind + 2 != argc) {
		say("a token is of one test: heddle grade LAB TEST --token TOKEN");
		return 2;
	}
	if (optind < argc && !(o->solution && o->submission))
		return -1;
	fputs(help, stderr);
	return 2;
}

static void
show_progress(const char *text)
{
	dprintf(STDERR_FILENO, "\r\033[K%s", text);
}

static bool
knows_tests(const struct lab *lab, char *const *names)
{
	for (; *names; names++) {
		if (!lab_test_named(lab, *names) && !(lab->part0 && strcmp(*names, PART0) == 0)) {
			say("%s has no test %s; it has:", lab->name, *names);
			for (uint32_t i = 0; i < lab->tests_count; i++)
				dprintf(STDERR_FILENO, "  %s: %s\n", lab->tests[i].name, lab->tests[i].claim);
			return false;
		}
	}
	return true;
}

/* The default is labs/LAB/mine; says what to do if that is not there yet. */
static char *
submission_of(const struct lab *lab, const struct options *o)
{
	char *mine = text_of("%s/mine", lab->folder);

	if (o->submission || access(mine, F_OK) == 0) {
		char *chosen = o->submission ? text_of("%s", o->submission) : text_of("%s", mine);
		free(mine);
		return chosen;
	}
	say("labs/%s/mine is not there yet: `make start LAB=%s` makes it from the starter", lab->name, lab->name);
	free(mine);
	return NULL;
}

struct paper {
	const struct options *options;
	struct report_words words;
	char *again, *end;
};

static void
paper_open(struct paper *p, const struct options *o, const char *lab)
{
	p->options = o;
	p->again = text_of("build/bin/heddle grade %s", lab);
	p->end = o->solution ? text_of(" --solution") : o->submission ? text_of(" --submission %s", o->submission) : text_of("%s", "");
	p->words = (struct report_words){ p->again, p->end };
}

static void
paper_close(struct paper *p)
{
	free(p->again);
	free(p->end);
}

static bool
write_forms(const struct paper *p, const json_t *report)
{
	bool good = true;

	for (int i = 0; i < FORMS && good; i++)
		good = !p->options->paths[i] || report_write(forms[i].form, report, &p->words, p->options->paths[i]);
	return good;
}

static int
write_reports(const struct paper *p, const json_t *report)
{
	int status = report_status(report);

	report_text(report, p->words.again, p->words.options, p->options->verbose, stdout);
	if (!write_forms(p, report)) {
		say("the report cannot be written: %s", strerror(errno));
		status = 2;
	}
	return fflush(stdout) == 0 ? status : 2;
}

static bool
has_lost(const json_t *report)
{
	const json_t *t;
	size_t i;

	json_array_foreach(json_object_get(report, "tests"), i, t)
		if (strcmp(json_text(t, "outcome"), "fail") == 0)
			return true;
	return false;
}

/* What is known while tests still run: a run that is killed has left that much.  Whoever wants no more ends here, as
   Ctrl-C would (interrupt.h). */
static void
write_partial(void *ctx, const json_t *report)
{
	const struct paper *p = ctx;

	if (!p->options->until_lost || !has_lost(report)) {
		write_forms(p, report);
		return;
	}
	write_reports(p, report);
	workspace_close_all();
	_exit(1);
}

/* What `heddle replay` of each loss's token is to do. */
static void
keep_tokens(const struct lab *lab, const struct options *o, const json_t *report)
{
	const json_t *t;
	size_t i;

	json_array_foreach(json_object_get(report, "tests"), i, t) {
		struct words words = { 0 };
		char *from = o->submission ? path_absolute(o->submission) : NULL;

		if (token_is_of_seeds(json_text(t, "token")) && (from || !o->submission)) {
			words_split(&words, "grade");
			words_add(&words, "%s", lab->name);
			words_add(&words, "%s", json_text(t, "test"));
			if (o->submission || o->solution)
				words_add(&words, "%s", o->solution ? "--solution" : "--submission");
			if (o->submission)
				words_add(&words, "%s", from);
			runs_keep_words(json_text(t, "token"), &words);
		}
		words_free(&words);
		free(from);
	}
}

static int
grade_lab(const struct lab *lab, char *const *tests, const struct options *o)
{
	char *shown = text_of("labs/%s/mine", lab->name), *submission = o->solution ? NULL : submission_of(lab, o);
	struct request request = {
		.lab = lab, .submission = submission, .tests = tests, .seed = o->seed, .first = o->first, .last = o->last,
		.token = o->token,
		.shown = o->submission || o->solution ? NULL : shown, .echo = o->verbose,
		.progress = isatty(STDERR_FILENO) ? show_progress : NULL, .partial = write_partial,
	};
	struct paper paper;
	int status = 2;

	paper_open(&paper, o, lab->name);
	request.partial_ctx = &paper;

	request.sandbox = sandbox_choose(o->trust ? NULL : stderr);
	if ((submission || o->solution) && (request.sandbox != SANDBOX_NONE || o->trust)) {
		json_t *report = grade(&request);
		if (request.progress)
			show_progress("");
		keep_tokens(lab, o, report);
		status = write_reports(&paper, report);
		json_decref(report);
	}
	paper_close(&paper);
	free(shown);
	free(submission);
	return status;
}

static int
grade_lesson(const char *name, char *const *tests, const struct options *o)
{
	struct paper paper;
	json_t *report;
	int status = 2;

	if (*tests || !o->submission || o->first) {
		say("a lesson has one judge: heddle grade %s --submission FILE.c", name);
	} else {
		enum sandbox sandbox = sandbox_choose(o->trust ? NULL : stderr);
		report = sandbox != SANDBOX_NONE || o->trust ? lesson_grade(name, o->submission, o->seed, sandbox, stderr) : NULL;
		paper_open(&paper, o, name);
		status = report ? write_reports(&paper, report) : 2;
		paper_close(&paper);
		json_decref(report);
	}
	return status;
}

static int
grade_tests(const struct lab *lab, const struct options *o)
{
	enum sandbox sandbox = sandbox_choose(o->trust ? NULL : stderr);

	return sandbox != SANDBOX_NONE || o->trust ? own_tests_grade(lab, o->tests, sandbox, o->paths[0]) : 2;
}

int
cmd_grade(int argc, char **argv)
{
	struct options options = { 0 };
	int status = read_options(argc, argv, &options);

	if (status >= 0)
		return status;
	if (lesson_is_named(argv[optind])) {
		interrupt_watch();
		return grade_lesson(argv[optind], argv + optind + 1, &options);
	}
	if (!options.seeded || !defended("course-seed"))
		options.seed = 1;
	struct lab *lab = lab_load(argv[optind], stderr);
	if (!lab)
		return 2;
	interrupt_watch();
	if (options.tests)
		status = grade_tests(lab, &options);
	else
		status = knows_tests(lab, argv + optind + 1) ? grade_lab(lab, argv + optind + 1, &options) : 2;
	lab_free(lab);
	return status;
}
