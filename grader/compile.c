/* SPDX-License-Identifier: MIT */
/* See compile.h. */
#include "grader/compile.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/statvfs.h>
#include <sys/wait.h>

#include "grader/defence.h"
#include "grader/recipe.h"
#include "grader/refuse.h"
#include "grader/symbols.h"
#include "tools/heddle/say.h"

/* A file as the preprocessor leaves it. */
#define LOOKED_AT "out/look.i"

enum { SHOWN_LINES = 24, FULL = 64 << 10, NEARLY_FULL = 128 << 20 };

/* The length of the taken file's name that `text` begins with (before a `:` or `,`), or 0. */
static size_t
own_path_at(const struct intake *in, const char *text)
{
	for (size_t i = 0; i < in->count; i++) {
		size_t length = strlen(in->taken[i].path);
		if (strncmp(text, in->taken[i].path, length) == 0 && strchr(":,", text[length]))
			return length;
	}
	return 0;
}

/* The compiler's text with `lib/conc/queue.c:7` as labs/10-queue/mine/lib/conc/queue.c:7, cut to a screen. */
static void
show(const struct build *b, const char *text)
{
	int lines = 0;

	for (const char *at = text; *at && lines < SHOWN_LINES; at++) {
		bool starts_word = at == text || at[-1] == '\n' || at[-1] == ' ';
		if (starts_word && own_path_at(b->intake, at))
			fprintf(b->why, "%s/", b->intake->shown);
		fputc(*at, b->why);
		lines += *at == '\n';
	}
	if (lines == SHOWN_LINES)
		fputs("... (more)\n", b->why);
}

/*
 * Is the disk full rather than the source wrong?  A linker removes what it could not write, so how much is free now
 * does not tell; and its words alone could be the submission's, in an #error.
 */
static bool
disk_is_full(const struct build *b, const char *said)
{
	struct statvfs fs;

	if (statvfs(b->workspace->folder, &fs) < 0)
		return true;
	uint64_t left = (uint64_t)fs.f_bavail * fs.f_frsize;
	return left < FULL || (strstr(said, strerror(ENOSPC)) && left < NEARLY_FULL);
}

static enum outcome
judge_end(const struct build *b, const struct process_end *end, const char *doing)
{
	if (end->watchdog) {
		fprintf(b->why, "%s took more than two minutes of wall time\n", doing);
		return OUTCOME_FAULT;
	}
	if (end->flooded || (WIFSIGNALED(end->status) && WTERMSIG(end->status) == SIGXCPU)) {
		fprintf(b->why, "%s was stopped: too much output or more than 20 s of CPU time\n", doing);
		return OUTCOME_REFUSED;
	}
	if (disk_is_full(b, buffer_text(&end->output))) {
		fprintf(b->why, "the disk is full: no room for what %s writes (TMPDIR names another place)\n", doing);
		return OUTCOME_FAULT;
	}
	return OUTCOME_REFUSED;
}

enum outcome
toolchain_run(struct build *b, const struct words *argv, const char *const *readable, const char *doing)
{
	char *src = workspace_path(b->workspace, "src"), *out = workspace_path(b->workspace, "out");
	struct sandbox_job job = { .argv = argv->list, .folder = src, .writable = out, .readable = readable };
	struct process_end end = { 0 };
	enum outcome result = OUTCOME_GOOD;

	if (!sandbox_run(b->sandbox, &job, &end)) {
		fprintf(b->why, "%s could not be started\n%s", doing, buffer_text(&end.output));
		result = OUTCOME_FAULT;
	} else if (!process_succeeded(&end)) {
		result = judge_end(b, &end, doing);
		show(b, buffer_text(&end.output));
	}
	buffer_free(&end.output);
	free(src);
	free(out);
	return result;
}

/* What the preprocessor says of the time, which no verdict depends on. */
static void
add_clock(struct words *argv)
{
	if (!defended("build-clock"))
		return;
	words_add(argv, "-Wno-builtin-macro-redefined");
	words_add(argv, "-D__DATE__=\"Jan  1 2020\"");
	words_add(argv, "-D__TIME__=\"00:00:00\"");
	words_add(argv, "-D__TIMESTAMP__=\"Wed Jan  1 00:00:00 2020\"");
}

static enum outcome
preprocess_and_look(struct build *b, const char *file)
{
	char *text = workspace_path(b->workspace, LOOKED_AT), *known = headers_known(b, lab_kind_of(b->lab, file));
	struct words argv = { 0 }, own = { 0 };

	recipe_compile(lab_kind_of(b->lab, file), &argv);
	add_clock(&argv);
	words_split(&argv, LOOK " -E -o");
	words_add(&argv, "%s", text);
	words_add(&argv, "%s", file);
	for (size_t i = 0; i < b->intake->count; i++)
		words_add(&own, "%s", b->intake->taken[i].path);
	enum outcome result = toolchain_run(b, &argv, NULL, "the preprocessor");
	if (result == OUTCOME_GOOD && !refuse_check(text, known, &b->headers, &own, b->why))
		result = OUTCOME_REFUSED;
	words_free(&argv);
	words_free(&own);
	free(text);
	free(known);
	return result;
}

static enum outcome
run_compiler(struct build *b, const char *file, bool points, const char *text, const char *object)
{
	struct words argv = { 0 };
	enum outcome result;

	recipe_compile(lab_kind_of(b->lab, file), &argv);
	if (points)
		recipe_add_points(&argv);
	words_split(&argv, defended("sanitize-macro") ? LOOK " -Wno-error" : "-Wno-error");
	words_split(&argv, b->flags ? b->flags : "");
	/* the folder's name is another each time, and must not be seen in what is built */
	words_add(&argv, "-ffile-prefix-map=%s/src=.", b->workspace->folder);
	words_split(&argv, "-c -o");
	words_add(&argv, "%s", object);
	words_add(&argv, "%s", text);
	result = toolchain_run(b, &argv, NULL, "the compiler");
	words_free(&argv);
	return result;
}

/*
 * The object is made of the very text that was looked at, for the preprocessor need not say the same twice (__has_include).
 * What does not compile is compiled once more from its source, for the compiler's words.
 */
static enum outcome
compile_looked_at(struct build *b, const char *file, bool points, const char *object)
{
	char *text = workspace_path(b->workspace, LOOKED_AT), *said = NULL;
	size_t size;
	FILE *why = b->why;
	enum outcome result;

	b->why = open_memstream(&said, &size);
	result = run_compiler(b, file, points, text, object);
	fclose(b->why);
	b->why = why;
	if (result != OUTCOME_GOOD && run_compiler(b, file, points, file, object) == OUTCOME_GOOD)
		fputs(said, why);
	free(said);
	free(text);
	return result;
}

/* One object, added to `objects`; with scheduling points if it is not b->objects. */
static enum outcome
compile_to(struct build *b, const char *file, struct words *objects)
{
	bool points = objects != &b->objects;
	char *object = workspace_path(b->workspace, "out/%zu%s.o", objects->count,
				      !points ? "" : objects == &b->points ? "-points" : "-explored");
	enum outcome result = defended("one-text") ? compile_looked_at(b, file, points, object)
						   : run_compiler(b, file, points, file, object);

	if (result == OUTCOME_GOOD && objects == &b->explored && !recipe_explored(object)) {
		fprintf(b->why, "%s cannot be made ready for exploring; run `make` first\n", file);
		result = OUTCOME_FAULT;
	}
	words_add(objects, "%s", object);
	free(object);
	return result;
}

/* For exploring; without points where the lab has none. */
static enum outcome
compile_explored(struct build *b, const char *file)
{
	if (lab_explores(b->lab, file))
		return compile_to(b, file, &b->explored);
	words_add(&b->explored, "%s", b->objects.list[b->objects.count - 1]);
	return OUTCOME_GOOD;
}

static enum outcome
compile_file(struct build *b, const char *file)
{
	enum outcome result = preprocess_and_look(b, file);

	if (result == OUTCOME_GOOD)
		result = compile_to(b, file, &b->objects);
	if (result == OUTCOME_GOOD && b->explore && lab_kind_of(b->lab, file) == LAB_LIBRARY)
		result = compile_explored(b, file);
	if (result == OUTCOME_GOOD && b->explore_kernel && lab_kind_of(b->lab, file) == LAB_KERNEL)
		result = compile_to(b, file, &b->points);
	return result;
}

static bool
is_source(const char *path)
{
	size_t length = strlen(path);

	return length > 2 && strcmp(path + length - 2, ".c") == 0;
}

static bool
read_all(const struct words *objects, struct symbols *symbols)
{
	bool readable = true;

	for (size_t i = 0; i < objects->count; i++)
		readable &= symbols_read(objects->list[i], symbols);
	return readable;
}

static enum outcome
check_symbols(struct build *b)
{
	struct symbols ours = { 0 }, theirs = { 0 }, pointed = { 0 };
	bool readable = true;

	for (uint32_t i = 0; i < b->lab->files_count; i++) {
		char *object = recipe_reference_object(lab_kind_of(b->lab, b->lab->files[i]), b->lab->files[i]);
		if (is_source(b->lab->files[i]) && !symbols_read(object, &ours)) {
			fprintf(b->why, "%s cannot be read; run `make` first\n", object);
			readable = false;
		}
		free(object);
	}
	readable &= read_all(&b->objects, &theirs);
	readable &= read_all(&b->explored, &pointed) && read_all(&b->points, &pointed);
	bool good = readable && symbols_allowed(b->lab, &theirs, &ours, b->why) &&
		    symbols_allowed_in_points(b->lab, &pointed, b->why);
	symbols_free(&ours);
	symbols_free(&theirs);
	symbols_free(&pointed);
	return !readable ? OUTCOME_FAULT : good ? OUTCOME_GOOD : OUTCOME_REFUSED;
}

enum outcome
compile_files(struct build *b)
{
	char *out = workspace_path(b->workspace, "out/");
	enum outcome result = make_folders_for(out) && headers_stage(b) ? OUTCOME_GOOD : OUTCOME_FAULT;

	if (result == OUTCOME_FAULT && disk_is_full(b, ""))
		fputs("the disk is full: no room for the headers (TMPDIR names another place)\n", b->why);
	free(out);
	for (size_t i = 0; i < b->intake->count && result == OUTCOME_GOOD; i++)
		if (is_source(b->intake->taken[i].path))
			result = compile_file(b, b->intake->taken[i].path);
	return result;
}

enum outcome
compile_run(struct build *b)
{
	enum outcome result = compile_files(b);

	return result == OUTCOME_GOOD ? check_symbols(b) : result;
}

void
build_free(struct build *b)
{
	words_free(&b->headers);
	words_free(&b->objects);
	words_free(&b->explored);
	words_free(&b->points);
}
