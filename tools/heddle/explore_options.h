/* SPDX-License-Identifier: MIT */
/* What `heddle explore` is asked for. */
#pragma once

#include <stdbool.h>

#include "tools/heddle/words.h"

struct explore_options {
	const char *schedules, *strategy, *seed, *choices, *json, *smp, *from, *patience, *expect;
	bool no_races, verbose, deterministic;
	struct words add;
};

/* 0: the program's words begin at optind; otherwise the exit status + 1: the help was shown, or it has been said what is wrong. */
int explore_read_options(struct explore_options *o, int argc, char **argv);
