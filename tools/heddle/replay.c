/* SPDX-License-Identifier: MIT */
/*
 * heddle replay: the run of a token again.  The program is the one that was
 * explored, kept by runs.h, or it is named; whether it is the right one is
 * judged in the guest, by user/bin/explore.
 */
#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tools/heddle/command.h"
#include "tools/heddle/explore.h"
#include "tools/heddle/runs.h"
#include "tools/heddle/say.h"
#include "tools/heddle/words.h"
#include "user/bin/explore/token.h"

enum { BAD_USE = 2, CHOICES_IN_A_TOKEN = 100 };

static const char help[] =
	"usage: heddle replay [OPTION]... TOKEN|CAPSULE [-- PROGRAM [ARG]...]\n"
	"\n"
	"Runs once more what `heddle explore` has told by a token: same schedule,\n"
	"same bytes.  The program is kept in build/runs when it is explored; one that\n"
	"is part of the system, or was explored elsewhere, must be named.\n"
	"\n"
	"  --capsule FILE    runs nothing: puts token and program into one FILE, which\n"
	"                    replays where neither the source nor a compiler is\n"
	"  --smp N           processors (1); changes nothing but the time it takes\n"
	"  --deterministic   by a virtual clock; changes nothing either\n"
	"  --trace FILE      record events; look at them with `heddle trace`\n"
	"  --help            this text\n"
	"\n"
	"Exit status: 1 it fails again, 0 it does not, 2 bad use or another program,\n"
	"125 it could not be run.\n";

struct replay_options {
	const char *capsule, *smp, *trace;
	bool deterministic;
};

/* 0: go on at optind; else the exit status + 1. */
static int
read_options(struct replay_options *o, int argc, char **argv)
{
	enum { CAPSULE = 256, SMP, DETERMINISTIC, TRACE, HELP };
	static const struct option known[] = {
		{ "capsule", required_argument, NULL, CAPSULE }, { "smp", required_argument, NULL, SMP },
		{ "deterministic", no_argument, NULL, DETERMINISTIC }, { "trace", required_argument, NULL, TRACE },
		{ "help", no_argument, NULL, HELP }, { 0 } };
	int id;

	while ((id = getopt_long(argc, argv, "+:", known, NULL)) != -1) {
		switch (id) {
		case CAPSULE: o->capsule = optarg; break;
		case SMP: o->smp = optarg; break;
		case TRACE: o->trace = optarg; break;
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
	if (optind < argc)
		return 0;
	say("which token? (see heddle replay --help)");
	return BAD_USE + 1;
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

int
cmd_replay(int argc, char **argv)
{
	struct replay_options o = { 0 };
	struct words words = { 0 }, program = { 0 };
	int status = read_options(&o, argc, argv), at = optind;

	if (status)
		return status - 1;
	const char *token = token_of_word(argv[at]);
	if (!token)
		return BAD_USE;
	if (o.capsule)
		return capsule_write(o.capsule, token);
	runs_input();
	words_split(&words, "run --smp");
	words_add(&words, "%s", o.smp ? o.smp : "1");
	if (o.deterministic)
		words_add(&words, "--deterministic");
	if (o.trace) {
		words_add(&words, "--trace");
		words_add(&words, "%s", o.trace);
	}
	if (++at < argc && strcmp(argv[at], "--") == 0)
		at++;
	if (at < argc) {
		if (!explore_add_program(&words, &program, argv + at))
			return BAD_USE;
	} else {
		char *folder = runs_find(token, &program);

		if (!folder) {
			say("the run of this token is not kept here; name its program: heddle replay TOKEN -- PROGRAM ARG...");
			return BAD_USE;
		}
		words_add(&words, "--add");
		words_add(&words, "%s/program:%s", folder, program.list[0]);
	}
	words_split(&words, "-- explore -t");
	words_add(&words, "%s", token);
	for (size_t i = 0; i < program.count; i++)
		words_add(&words, "%s", program.list[i]);
	optind = 0;
	return cmd_run((int)words.count, words.list);
}
