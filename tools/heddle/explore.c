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
#include "kernel/abi/schedule.h"
#include "tools/heddle/command.h"
#include "tools/heddle/explore.h"
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

static const char help[] =
	"usage: heddle explore [OPTION]... -- PROGRAM|FILE.c [ARG]...\n"
	"\n"
	"Runs PROGRAM under one schedule after the other, each in a fresh world of\n"
	"one machine, until one fails: an exit status other than 0, a signal,\n"
	"threads that wait for what can never come, no end, a data race.  A FILE.c is\n"
	"compiled first; a program of the host is added to the guest.  Threads take\n"
	"turns at system calls and, if `heddle cc` compiled it, at reads and writes.\n"
	"What fails is cut down to the choices that it needs.\n"
	"\n"
	"  --schedules N     how many (1000)\n"
	"  --strategy S      random, pct:D, bound:B, starve, or some of each: mix (mix)\n"
	"  --seed N          the first (1)\n"
	"  --choices LIST    only this one, as a failure was told\n"
	"  --no-races        a data race is no failure, only what comes of it\n"
	"  --add HOSTFILE[:GUESTPATH]\n"
	"                    put a host file into the guest's tree, as `heddle run` does\n"
	"  --expect FILE     a run fails, too, that ends well but writes other bytes than these\n"
	"  --json FILE       what it came to, as JSON (-: on standard output)\n"
	"  -v                what each strategy did\n"
	"  --smp N           processors (1), and so many schedules at once, as far as the host\n"
	"                    has them; changes nothing but the time it takes\n"
	"  --from PLACE      go on, as was told when it was stopped (bound:B only)\n"
	"  --patience MS     so long may it compute without a point (10000, by a virtual\n"
	"                    clock that moves a nanosecond an instruction)\n"
	"  --deterministic   the turn may pass between any two instructions, of any program:\n"
	"                    each seed is a boot under a virtual clock (100 of them); with\n"
	"                    --schedules, --seed, --smp and --add\n"
	"  --help            this text\n"
	"\n"
	"Standard input, if it is a file, is what each run of PROGRAM reads.  Ctrl-C\n"
	"ends the exploring and tells the command that goes on from there.\n"
	"Exit status: 0 none fails, 1 one does, 2 bad use, 125 it could not be run.\n";

enum option_id { SCHEDULES = 256, STRATEGY, SEED, CHOICES, NO_RACES, ADD, JSON, SMP, FROM, PATIENCE, DETERMINISTIC, EXPECT, HELP };

struct explore_options {
	const char *schedules, *strategy, *seed, *choices, *json, *smp, *from, *patience, *expect;
	bool no_races, verbose, deterministic;
	struct words add;
};

/* 0: go on at optind; else the exit status + 1. */
static int
read_options(struct explore_options *o, int argc, char **argv)
{
	static const struct option known[] = {
		{ "schedules", required_argument, NULL, SCHEDULES }, { "strategy", required_argument, NULL, STRATEGY }, { "seed", required_argument, NULL, SEED },
		{ "choices", required_argument, NULL, CHOICES }, { "no-races", no_argument, NULL, NO_RACES }, { "add", required_argument, NULL, ADD },
		{ "json", required_argument, NULL, JSON }, { "smp", required_argument, NULL, SMP }, { "from", required_argument, NULL, FROM },
		{ "patience", required_argument, NULL, PATIENCE }, { "deterministic", no_argument, NULL, DETERMINISTIC },
		{ "expect", required_argument, NULL, EXPECT }, { "help", no_argument, NULL, HELP }, { 0 } };
	int id;

	while ((id = getopt_long(argc, argv, "+:v", known, NULL)) != -1) {
		switch (id) {
		case SCHEDULES: o->schedules = optarg; break;
		case STRATEGY: o->strategy = optarg; break;
		case SEED: o->seed = optarg; break;
		case CHOICES: o->choices = optarg; break;
		case NO_RACES: o->no_races = true; break;
		case ADD: words_add(&o->add, "%s", optarg); break;
		case JSON: o->json = optarg; break;
		case 'v': o->verbose = true; break;
		case SMP: o->smp = optarg; break;
		case FROM: o->from = optarg; break;
		case PATIENCE: o->patience = optarg; break;
		case EXPECT: o->expect = optarg; break;
		case DETERMINISTIC: o->deterministic = true; break;
		case HELP:
			fputs(help, stdout);
			return 0 + 1;
		default:
			say(id == ':' ? "option %s wants a value (see heddle explore --help)"
			    : "unknown option %s (see heddle explore --help)", argv[optind - 1]);
			return BAD_USE + 1;
		}
	}
	if (o->deterministic && (o->strategy || o->choices || o->json || o->from || o->patience || o->expect || o->no_races || o->verbose)) {
		say("--deterministic goes with --schedules, --seed, --smp and --add only (see heddle explore --help)");
		return BAD_USE + 1;
	}
	if (optind < argc)
		return 0;
	say("name the program to explore (see heddle explore --help)");
	return BAD_USE + 1;
}

/* NULL is none, and fine. */
static bool
is_number(const char *option, const char *text, unsigned long least)
{
	if (!text || (*text && strlen(text) < 19 && strspn(text, "0123456789") == strlen(text) && strtoul(text, NULL, 10) >= least))
		return true;
	say("--%s wants a whole number from %lu on, not '%s'", option, least, text);
	return false;
}

static bool
is_strategy(const char *text)
{
	static const struct { const char *name; int least; } known[] = {
		{ "random", -1 }, { "pct", 1 }, { "bound", 0 }, { "starve", -1 }, { "mix", -1 } };
	size_t length = strcspn(text, ":");

	for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
		const char *depth = text[length] ? text + length + 1 : NULL;

		if (strlen(known[i].name) == length && strncmp(known[i].name, text, length) == 0 &&
		    (!depth || (known[i].least >= 0 && *depth && strlen(depth) < 3 && strspn(depth, "0123456789") == strlen(depth) &&
				atoi(depth) >= known[i].least && atoi(depth) <= HEDDLE_DEPTH_MOST)))
			return true;
	}
	say("--strategy wants random, pct:D, bound:B, starve or mix (D from 1, B from 0, up to %d), not '%s'", HEDDLE_DEPTH_MOST, text);
	return false;
}

static bool
is_place(const struct explore_options *o)
{
	unsigned int bound;
	unsigned long within;
	int used = 0;

	if (!o->from)
		return true;
	if (o->strategy && strncmp(o->strategy, "bound", 5) == 0 && sscanf(o->from, "%u/%lu/%n", &bound, &within, &used) == 2 && used > 0)
		return true;
	say("--from wants --strategy bound:B, and a place as it was told (2/17/3@5>4), not '%s'", o->from);
	return false;
}

static bool
make_sense(const struct explore_options *o)
{
	return is_number("schedules", o->schedules, 1) && is_number("seed", o->seed, 0) && is_number("patience", o->patience, 1) &&
	       is_strategy(o->strategy ? o->strategy : "mix") && is_place(o);
}

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
	int status = read_options(&o, argc, argv), first = optind;

	if (status)
		return status - 1;
	if (!make_sense(&o))
		return BAD_USE;
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
