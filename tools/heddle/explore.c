/* SPDX-License-Identifier: MIT */
/*
 * heddle explore: a program under many schedules.  The exploring is done in
 * the guest, by user/bin/explore.c; here a FILE.c is compiled, a host program
 * is added to the guest's tree, and what is left is `heddle run`.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "grader/jobs.h"
#include "tools/heddle/command.h"
#include "tools/heddle/explore.h"
#include "tools/heddle/explore_options.h"
#include "tools/heddle/explorer.h"
#include "tools/heddle/paths.h"
#include "tools/heddle/runs.h"
#include "tools/heddle/say.h"
#include "tools/heddle/seeds.h"
#include "tools/heddle/words.h"

enum { BAD_USE = 2, CANNOT_TELL = 3 };

/* As many schedules at once as there are processors: on one they would only drive each other's address spaces out. */
enum { MEMORY_MIB = 64, DOMAIN_MIB = 32 };

/* Where the guest has what --expect names. */
#define EXPECTED "/tmp/explore-expected"

static bool
is_source(const char *file)
{
	size_t n = strlen(file);

	return n > 2 && strcmp(file + n - 2, ".c") == 0;
}

/* The last part of a path, without .c. */
static char *
name_of(const char *file)
{
	const char *slash = strrchr(file, '/'), *last = slash ? slash + 1 : file;

	return text_of("%.*s", (int)(strlen(last) - (is_source(last) ? 2 : 0)), last);
}

/* The program that FILE.c becomes, in the build folder, under a name of this process; NULL: the compiler has told why not. */
static char *
compile(char *file, const char *name)
{
	char *folder = path_in_build("explore"), *out = text_of("%s/%s.%d", folder, name, (int)getpid());
	char *argv[] = { "cc", file, "-o", out, NULL };

	mkdir(folder, 0777);
	free(folder);
	optind = 0;
	if (cmd_cc(4, argv) == 0)
		return out;
	free(out);
	return NULL;
}

static void
remove_compiled(const char *file)
{
	char *symbols = text_of("%s.elf", file);

	unlink(file);
	unlink(symbols);
	free(symbols);
}

bool
explore_add_program(struct words *run, struct words *program, char **argv)
{
	char *name = name_of(argv[0]), *file = argv[0], *kept;
	bool source = is_source(file), of_host;

	if (source && !(file = compile(file, name)))
		return false;
	of_host = source || access(file, R_OK) == 0;
	words_add(program, of_host ? "/bin/%s" : "%s", of_host ? name : file);
	for (int i = 1; argv[i]; i++)
		words_add(program, "%s", argv[i]);
	if (of_host) {
		kept = runs_keep(file, program);
		words_add(run, "--add");
		words_add(run, "%s:%s", kept ? kept : file, program->list[0]);
		if (source && kept)
			remove_compiled(file);
		free(kept);
	}
	return true;
}

static void
add_option(struct words *words, const char *option, const char *value)
{
	if (!value)
		return;
	words_add(words, "%s", option);
	words_add(words, "%s", value);
}

static void
add_number(struct words *words, const char *option, unsigned long value)
{
	words_add(words, "%s", option);
	words_add(words, "%lu", value);
}

/* What a person would write to go on with it. */
static void
again(struct words *words, const struct explore_options *o, char **program)
{
	add_option(words, "--strategy", o->strategy);
	add_option(words, "--smp", o->smp);
	add_option(words, "--json", o->json);
	add_option(words, "--patience", o->patience);
	add_option(words, "--expect", o->expect);
	if (o->no_races)
		words_add(words, "--no-races");
	if (o->verbose)
		words_add(words, "-v");
	for (size_t i = 0; i < o->add.count; i++)
		add_option(words, "--add", o->add.list[i]);
	words_add(words, "--");
	for (; *program; program++)
		words_add(words, "%s", *program);
}

/* The words of /bin/explore. */
static void
add_explore(struct words *words, const struct explore_options *o)
{
	words_split(words, "-- explore -m");
	add_option(words, "-n", o->schedules ? o->schedules : "1000");
	add_option(words, "-s", o->seed ? o->seed : "1");
	add_option(words, "-S", o->strategy ? o->strategy : "mix");
	add_option(words, "-g", o->from);
	add_option(words, "-c", o->choices);
	add_option(words, "-w", o->patience);
	add_option(words, "-x", o->expect ? EXPECTED : NULL);
	if (o->no_races)
		words_add(words, "-R");
	if (o->verbose)
		words_add(words, "-v");
}

/* A processor of the guest that has none of the host's would only keep the others waiting, with a lock it holds. */
static unsigned long
schedules_at_once(const char *smp)
{
	unsigned long wanted = smp ? strtoul(smp, NULL, 10) : 1, most = jobs_at_once();

	return wanted < most ? wanted : most;
}

/* One that computes for ever cannot be told from one that takes long, but by a clock that counts instructions. */
static int
explore(const struct explore_options *o, const struct words *files, const struct words *program, char **argv)
{
	unsigned long at_once = schedules_at_once(o->smp);
	struct words line = { 0 };
	int status = CANNOT_TELL;

	again(&line, o, argv);
	for (int virtual = 0; virtual < 2 && status == CANNOT_TELL; virtual++) {
		struct words words = { 0 };

		words_split(&words, virtual ? "run --deterministic --cmdline seeded=0" : "run");
		add_option(&words, "--smp", o->smp);
		if (!virtual && at_once > 1)
			add_number(&words, "--mem", MEMORY_MIB + at_once * DOMAIN_MIB);
		words_append(&words, files);
		add_explore(&words, o);
		if (!virtual && at_once > 1)
			add_number(&words, "-j", at_once);
		words_append(&words, program);
		status = explorer_run(&(struct explorer){ o->json, strtoul(o->schedules ? o->schedules : "1000", NULL, 10), line.list },
				      &words);
		words_free(&words);
	}
	words_free(&line);
	return status;
}

int
cmd_explore(int argc, char **argv)
{
	struct explore_options o = { 0 };
	struct words files = { 0 }, program = { 0 };
	int status = explore_read_options(&o, argc, argv), first = optind;

	if (status)
		return status - 1;
	runs_input();
	for (size_t i = 0; i < o.add.count; i++)
		add_option(&files, "--add", o.add.list[i]);
	if (o.expect) {
		words_add(&files, "--add");
		words_add(&files, "%s:%s", o.expect, EXPECTED);
	}
	if (!explore_add_program(&files, &program, argv + first))
		return BAD_USE;
	if (!o.deterministic)
		return explore(&o, &files, &program, argv + first);
	add_option(&files, "--smp", o.smp);
	return seeds_run(strtoul(o.seed ? o.seed : "1", NULL, 10), strtoul(o.schedules ? o.schedules : "100", NULL, 10), &files, &program);
}
