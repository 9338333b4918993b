/* SPDX-License-Identifier: MIT */
/*
 * heddle replay: the run of a token again.  The program is the one that was
 * explored, kept by runs.h, or it is named; whether it is the right one is
 * judged in the guest, by user/bin/explore.
 */
#include <fcntl.h>
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools/heddle/command.h"
#include "tools/heddle/explore.h"
#include "tools/heddle/replay_gdb.h"
#include "tools/heddle/runs.h"
#include "tools/heddle/say.h"
#include "tools/heddle/words.h"
#include "user/bin/explore/token.h"

enum { BAD_USE = 2, CHOICES_IN_A_TOKEN = 100 };

static const char help[] =
	"usage: heddle replay TOKEN|CAPSULE [OPTION]... [-- PROGRAM [ARG]...]\n"
	"\n"
	"Runs once more what `heddle explore` has told by a token: same schedule,\n"
	"same bytes.  The program is kept in build/runs when it is explored; one that\n"
	"is part of the system, or was explored elsewhere, must be named.  The token\n"
	"of a graded test's seeds grades that test again under these.\n"
	"\n"
	"  --capsule FILE    runs nothing: puts token and program into one FILE, which\n"
	"                    replays where neither the source nor a compiler is\n"
	"  --smp N           processors (1); changes nothing but the time it takes\n"
	"  --deterministic   by a virtual clock; changes nothing either\n"
	"  --gdb             under gdb, forwards and backwards (tools/gdb/README.md)\n"
	"  --trace FILE      record events; look at them with `heddle trace`\n"
	"  --help            this text\n"
	"\n"
	"Exit status: 1 it fails again, 0 it does not, 2 bad use or another program,\n"
	"125 it could not be run.\n";

struct replay_options {
	const char *capsule, *smp, *trace, *token;
	bool deterministic, gdb;
};

/* 0: go on; else the exit status + 1. */
static int
read_some(struct replay_options *o, int argc, char **argv)
{
	enum { CAPSULE = 256, SMP, DETERMINISTIC, TRACE, GDB, HELP };
	static const struct option known[] = {
		{ "capsule", required_argument, NULL, CAPSULE }, { "smp", required_argument, NULL, SMP },
		{ "deterministic", no_argument, NULL, DETERMINISTIC }, { "trace", required_argument, NULL, TRACE },
		{ "gdb", no_argument, NULL, GDB }, { "help", no_argument, NULL, HELP }, { 0 } };
	int id;

	while ((id = getopt_long(argc, argv, "+:", known, NULL)) != -1) {
		switch (id) {
		case CAPSULE: o->capsule = optarg; break;
		case SMP: o->smp = optarg; break;
		case TRACE: o->trace = optarg; break;
		case GDB: o->gdb = true; break;
		case DETERMINISTIC: o->deterministic = true; break;
		case HELP:
			fputs(help, stdout);
			return 0 + 1;
		default:
			say(id == ':' ? "option %s wants a value (see heddle replay --help)"
			    : "unknown option %s (see heddle replay --help)", argv[optind - 1]);
			return BAD_USE + 1;
		}
	}
	return 0;
}

/* Options may stand on both sides of the token; 0: the program begins at optind; else the exit status + 1. */
static int
read_options(struct replay_options *o, int argc, char **argv)
{
	int status = read_some(o, argc, argv);

	if (status)
		return status;
	if (optind == argc) {
		say("which token? (see heddle replay --help)");
		return BAD_USE + 1;
	}
	o->token = argv[optind++];
	status = read_some(o, argc, argv);
	if (!status && o->gdb && (o->trace || (o->smp && strcmp(o->smp, "1") != 0))) {
		say("--gdb plays back one processor, and records nothing: leave out --smp and --trace");
		return BAD_USE + 1;
	}
	return status;
}

const char *
token_of_word(const char *word)
{
	struct heddle_choice room[CHOICES_IN_A_TOKEN];
	struct heddle_schedule s = { .choices = room, .room = CHOICES_IN_A_TOKEN };
	enum token_error error;
	uint64_t digest;

	if (access(word, R_OK) == 0 && !(word = capsule_open(word)))
		return NULL;
	error = token_read(word, &digest, &s);
	if (error == TOKEN_OK)
		return word;
	say("%s %s", word, token_error_text(error));
	return NULL;
}

/* Its program and words, from the command's or as they are kept. */
static bool
add_program(struct words *machine, struct words *program, const char *token, char **named)
{
	char *folder;

	if (*named)
		return explore_add_program(machine, program, named);
	folder = runs_find(token, program);
	if (!folder) {
		say("the run of this token is not kept here; name its program: heddle replay TOKEN -- PROGRAM ARG..., or its test: heddle grade LAB TEST --token TOKEN");
		return false;
	}
	words_add(machine, "--add");
	words_add(machine, "%s/program:%s", folder, program->list[0]);
	free(folder);
	return true;
}

static int
run_token(const struct replay_options *o, struct words *machine, const struct words *guest)
{
	struct words run = { 0 };

	words_split(&run, "run --smp");
	words_add(&run, "%s", o->smp ? o->smp : "1");
	if (o->deterministic)
		words_add(&run, "--deterministic");
	if (o->trace) {
		words_add(&run, "--trace");
		words_add(&run, "%s", o->trace);
	}
	words_append(&run, machine);
	words_add(&run, "--");
	words_append(&run, guest);
	optind = 0;
	return cmd_run((int)run.count, run.list);
}

/* A test of the grader's, which is graded again under the token's seeds. */
static int
grade_again(const struct replay_options *o)
{
	struct words grade = { 0 };
	struct token_seeds seeds;
	uint64_t digest;
	enum token_error error = token_read_seeds(o->token, &digest, &seeds);

	if (error != TOKEN_OK)
		say("%s %s", o->token, token_error_text(error));
	else if (o->capsule || o->gdb || o->trace)
		say("the token is of a test under seeds; --capsule, --gdb and --trace want that of a schedule");
	else if (!runs_find(o->token, &grade))
		say("the grading of this token is not kept here; name its test: heddle grade LAB TEST --token TOKEN");
	if (grade.count == 0)
		return BAD_USE;
	words_add(&grade, "--token");
	words_add(&grade, "%s", o->token);
	return cmd_grade((int)grade.count, grade.list);
}

int
cmd_replay(int argc, char **argv)
{
	struct replay_options o = { 0 };
	struct words machine = { 0 }, program = { 0 }, guest = { 0 };
	int status = read_options(&o, argc, argv), input = fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0);
	const char *token;

	if (status)
		return status - 1;
	if (token_is_of_seeds(o.token))
		return grade_again(&o);
	token = token_of_word(o.token);
	if (!token)
		return BAD_USE;
	if (o.capsule)
		return capsule_write(o.capsule, token);
	runs_input();
	if (!add_program(&machine, &program, token, argv + optind))
		return BAD_USE;
	words_split(&guest, o.gdb ? "explore -o -t" : "explore -t");
	words_add(&guest, "%s", token);
	words_append(&guest, &program);
	return o.gdb ? replay_gdb(&machine, &guest, runs_symbols(token), input) : run_token(&o, &machine, &guest);
}
