/* SPDX-License-Identifier: MIT */
/* See lesson.h. */
#include "grader/lesson.h"

#include <ctype.h>
#include <glob.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "grader/digest.h"
#include "grader/evidence.h"
#include "grader/lossy.h"
#include "grader/score.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/say.h"

#define FLAGS "-fno-inline"		/* as in user/lessons/host.mk: the checker counts functions */

struct exercise {
	struct lab lab;			/* the row as a lab of one program */
	struct words headers;		/* that lab's */
	char *source;			/* the tree's own program for the row */
	struct request request;
	struct workspace workspace, tried;	/* tried: what the runs leave, up to a gigabyte */
	struct intake intake;
	struct build build;
	char *program;
};

bool
lesson_is_named(const char *name)
{
	return isalpha((unsigned char)name[0]) && isdigit((unsigned char)name[1]) && strchr(name, '-') == NULL;
}

/* What matches `pattern` in the tree, for globfree(). */
static glob_t
find_in_tree(const char *pattern)
{
	char *whole = path_in_tree(pattern);
	glob_t found = { 0 };

	glob(whole, 0, NULL, &found);
	free(whole);
	return found;
}

/* Adds what `pattern` finds in the tree to the headers that may be included, by their names under `root`. */
static void
allow_headers(struct exercise *e, const char *pattern, const char *root)
{
	char *from = path_in_tree(root);
	glob_t found = find_in_tree(pattern);

	for (size_t i = 0; i < found.gl_pathc; i++)
		words_add(&e->headers, "%s", found.gl_pathv[i] + strlen(from));
	globfree(&found);
	free(from);
}

/* " * S9  A semaphore ...": the third line of the program's opening comment. */
static char *
title_of(const char *source)
{
	char line[3][256] = { "", "", "" };
	FILE *file = fopen(source, "r");

	for (int i = 0; file && i < 3; i++)
		if (!fgets(line[i], sizeof line[i], file))
			break;
	if (file)
		fclose(file);
	const char *title = line[2] + strspn(line[2], " *");
	title += strcspn(title, " ");
	title += strspn(title, " ");
	return text_of("%.*s", (int)strcspn(title, "\n"), title);
}

static bool
find_row(struct exercise *e, const char *name, FILE *why)
{
	char *id = text_of("%s", name), *pattern;
	glob_t found;

	for (char *c = id; *c; c++)
		*c = (char)tolower((unsigned char)*c);
	pattern = text_of("user/lessons/%s-*.c", id);
	found = find_in_tree(pattern);
	e->source = found.gl_pathc > 0 ? text_of("%s", found.gl_pathv[0]) : NULL;
	globfree(&found);
	free(pattern);
	if (!e->source)
		fprintf(why, "no such lesson: %s (`ls user/lessons` shows them)\n", name);
	allow_headers(e, "lib/c/include/*.h", "lib/c/include/");
	allow_headers(e, "lib/c/include/*/*.h", "lib/c/include/");
	allow_headers(e, "lib/conc/*.h", "lib/");
	e->lab = (struct lab){ .name = id, .folder = path_in_tree("user/lessons"), .version = 1, .kind = LAB_PROGRAM,
			       .title = e->source ? title_of(e->source) : NULL, .headers = e->headers.list,
			       .headers_count = (uint32_t)e->headers.count };
	return e->source != NULL;
}

static bool
stage(struct exercise *e, const char *header, const char *as)
{
	char *to = workspace_path(&e->workspace, "src/%s", as);
	bool good = make_folders_for(to) && copy_file(header, to);

	words_add(&e->build.headers, "%s", as);
	free(to);
	return good;
}

/* The lessons' own headers lie beside the program, as they do in the tree, and at their place there; what N10 shares with the shell's
 * tools at its place. */
static bool
stage_neighbours(struct exercise *e)
{
	glob_t found = find_in_tree("user/lessons/*.h");
	bool good = found.gl_pathc > 0;

	for (size_t i = 0; i < found.gl_pathc; i++) {
		const char *name = strrchr(found.gl_pathv[i], '/') + 1;
		good &= stage(e, found.gl_pathv[i], name) && stage(e, found.gl_pathv[i], strstr(name - strlen("user/lessons/"), "user/"));
	}
	globfree(&found);
	found = find_in_tree("user/bin/sockets.h");
	good &= found.gl_pathc > 0 && stage(e, found.gl_pathv[0], "user/bin/sockets.h");
	globfree(&found);
	return good;
}

static enum outcome
take(struct exercise *e, const char *source, FILE *why)
{
	const char *slash = strrchr(source, '/'), *name = slash ? slash + 1 : source;
	size_t length = strlen(name);

	if (length < 3 || strcmp(name + length - 2, ".c") != 0) {
		fprintf(why, "%s: a lesson is one C file: --submission FILE.c\n", source);
		return OUTCOME_FAULT;
	}
	e->intake = (struct intake){ .shown = text_of("%.*s", slash ? (int)(slash - source) : 1, slash ? source : "."),
				     .taken = must_alloc(sizeof(struct taken)), .count = 1 };
	e->intake.taken[0] = (struct taken){ text_of("%s", name), FROM_SUBMISSION, digest_file(source) };
	char *to = workspace_path(&e->workspace, "src/%s", name);
	bool copied = e->intake.taken[0].digest && make_folders_for(to) && copy_file(source, to);
	free(to);
	if (!copied)
		fprintf(why, "%s cannot be read\n", source);
	return copied ? OUTCOME_GOOD : OUTCOME_FAULT;
}

static enum outcome
make_program(struct exercise *e, const char *source, FILE *why)
{
	enum outcome result;
	char *tried = path_in_build("lessons-tried");

	e->build = (struct build){ .lab = &e->lab, .workspace = &e->workspace, .intake = &e->intake,
				   .sandbox = e->request.sandbox, .why = why,
				   .flags = FLAGS };
	bool room = workspace_open(&e->workspace) && workspace_open_in(&e->tried, tried) && stage_neighbours(e);
	free(tried);
	if (!room) {
		fputs("no temporary folder can be made (disk full? TMPDIR?)\n", why);
		return OUTCOME_FAULT;
	}
	result = take(e, source, why);
	if (result == OUTCOME_GOOD)
		result = compile_files(&e->build);
	return result == OUTCOME_GOOD ? link_program(&e->build, &e->program) : result;
}

/* Drawn from the program itself unless a seed was given. */
static void
choose_seed(struct exercise *e)
{
	char *digest = e->request.seed ? NULL : digest_file(e->program);

	if (digest)
		e->request.seed = strtoull(digest + strlen(digest) - 8, NULL, 16) | 1;
	free(digest);
}

/* "pass\tCOMMAND\t" or "fail\tCOMMAND\tWHY" as one test of the report; a command may begin with options for the machine. */
static json_t *
test_of(const struct exercise *e, char *line, int number)
{
	const char *outcome = strsep(&line, "\t"), *command = strsep(&line, "\t"), *place = strchr(command, '/');
	char *name = text_of("values-%d", number), *read = text_of("user/lessons/%s, its opening comment", strrchr(e->source, '/') + 1);
	char *again = text_of("HEDDLE_CFLAGS=" FLAGS " build/bin/heddle cc --plain %s/%s -o mine && build/bin/heddle run --deterministic %.*s"
			      "--add mine:%.*s -- %s", e->intake.shown, e->intake.taken[0].path, (int)(place - command), command,
			      (int)strcspn(place, " "), place, place);
	json_t *test = json_pack("{s:s, s:s, s:s, s:s, s:s, s:o}", "test", name, "outcome", outcome, "claim", e->lab.title,
				 "again", again, "read", read, "seen", json_lossy(line));

	free(name);
	free(read);
	free(again);
	return test;
}

/* The lines are lesson-check's own: what a program printed is not in them but behind the second tab. */
static json_t *
tests_of(const struct exercise *e, char *lines)
{
	json_t *tests = json_array(), *t;
	bool all = true;
	size_t i;

	for (char *line; (line = strsep(&lines, "\n")) != NULL;)
		if (*line)
			json_array_append_new(tests, test_of(e, line, (int)json_array_size(tests) + 1));
	json_array_foreach(tests, i, t)
		all &= strcmp(json_string_value(json_object_get(t, "outcome")), "pass") == 0;
	json_array_foreach(tests, i, t) {
		json_object_set_new(t, "points", json_integer(all));
		json_object_set_new(t, "of", json_integer(1));
	}
	return tests;
}

/* The checker's answer; NULL: it gave none, and said so on `why`. */
static json_t *
judge_program(struct exercise *e, FILE *why)
{
	char *checker = path_in_build("bin/lesson-check"), *root = path_in_tree(""), *seed;
	struct process_end end = { 0 };
	json_t *tests = NULL;

	choose_seed(e);
	seed = text_of("%llu", (unsigned long long)e->request.seed);
	char *argv[] = { checker, "grade", e->lab.name, seed, e->program, e->tried.folder, NULL };
	struct process p = { .argv = argv, .folder = root, .output_limit = 1 << 20, .seconds = 1800 };
	if (process_run(&p, &end) && process_succeeded(&end))
		tests = tests_of(e, end.output.data);
	else
		fprintf(why, "%s: %s\n%s", checker, access(checker, X_OK) ? "run `make` first" : "it could not judge",
			buffer_text(&end.output));
	buffer_free(&end.output);
	free(checker);
	free(root);
	free(seed);
	return tests;
}

/* As evidence(), of what a lesson is judged by. */
static json_t *
lesson_evidence(const struct exercise *e)
{
	json_t *report = evidence(&e->request, &e->intake, NULL), *digests = json_object_get(report, "digests");
	char *checker = path_in_build("bin/lesson-check"), *initrd = path_in_build("initrd.cpio");
	char *of_checker = digest_file(checker), *of_initrd = digest_file(initrd);

	json_object_set_new(digests, "lab", json_pack("s?", of_checker));
	json_object_set_new(digests, "initrd", json_pack("s?", of_initrd));
	free(checker);
	free(initrd);
	free(of_checker);
	free(of_initrd);
	return report;
}

static void
finish(struct exercise *e)
{
	free(e->program);
	free(e->source);
	free(e->lab.name);
	free(e->lab.folder);
	free(e->lab.title);
	words_free(&e->headers);
	build_free(&e->build);
	intake_free(&e->intake);
	workspace_close(&e->workspace);
	workspace_close(&e->tried);
}

json_t *
lesson_grade(const char *name, const char *source, uint64_t seed, enum sandbox sandbox, FILE *why)
{
	struct exercise e = { .request = { .lab = &e.lab, .submission = source, .seed = seed, .sandbox = sandbox } };
	json_t *report = NULL;

	if (find_row(&e, name, why)) {
		char *text = NULL;
		size_t size;
		FILE *said = open_memstream(&text, &size);
		enum outcome outcome = make_program(&e, source, said);
		json_t *tests = outcome == OUTCOME_GOOD ? judge_program(&e, said) : NULL;
		fclose(said);
		report = lesson_evidence(&e);
		if (tests)
			sum_up(report, tests);
		else
			no_score(report, 1, outcome == OUTCOME_REFUSED ? outcome : OUTCOME_FAULT, text);
		free(text);
	}
	finish(&e);
	return report;
}
