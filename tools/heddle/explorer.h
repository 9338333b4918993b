/* SPDX-License-Identifier: MIT */
/*
 * The machine in which `heddle explore` explores, in a child: what it writes to standard error goes on to ours, but for
 * records (user/bin/explore/report.h), which say how far it is and what it came to.
 *
 *     child's stderr -> pipe -> records: progress line, --json, where to go on after Ctrl-C
 *                            -> the rest: stderr
 */
#pragma once

#include <stdbool.h>

#include "tools/heddle/words.h"

struct explorer {
	const char *json;		/* a file for the result, "-": standard output; NULL: none */
	unsigned long schedules;	/* to run in all */
	char *const *argv;		/* of this command, but for its name and how many from where on */
};

/* Runs `heddle run`'s words; its exit status. After Ctrl-C it says how to go on, and does not return. */
int explorer_run(const struct explorer *explorer, struct words *run);
