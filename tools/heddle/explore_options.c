/* SPDX-License-Identifier: MIT */
/* See explore_options.h. */
#include "tools/heddle/explore_options.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "kernel/abi/schedule.h"
#include "tools/heddle/say.h"

enum { BAD_USE = 2 };

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

int
explore_read_options(struct explore_options *o, int argc, char **argv)
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
		return make_sense(o) ? 0 : BAD_USE + 1;
	say("name the program to explore (see heddle explore --help)");
	return BAD_USE + 1;
}
