/* SPDX-License-Identifier: MIT */
/*
 * Where a submission is compiled: a root that holds the toolchain, one
 * writable folder and a few readable ones; no network; limits on time,
 * memory, file size and output.
 *
 *   1. bubblewrap                     a root of its own, no other name visible
 *   2. Landlock + seccomp + rlimits   where user namespaces are refused: other
 *                                     names are visible but cannot be opened
 *   3. nothing                        only when the user says --trust
 *
 * HEDDLE_SANDBOX=bwrap|landlock asks for one of them (tests do).
 */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "grader/process.h"

enum sandbox { SANDBOX_NONE, SANDBOX_BWRAP, SANDBOX_LANDLOCK };

/* The best that works here; SANDBOX_NONE after saying on `why` (or NULL) what was tried. */
enum sandbox sandbox_choose(FILE *why);
const char *sandbox_name(enum sandbox sandbox);

struct sandbox_job {
	char *const *argv;
	const char *folder;		/* the working folder, readable */
	const char *writable;		/* for what it makes */
	const char *const *readable;	/* further folders, NULL at the end */
};

/* False when the program could not be started; all folders keep their own names inside. */
bool sandbox_run(enum sandbox sandbox, const struct sandbox_job *job, struct process_end *end);

/* sandbox_landlock.c: confines the calling process for good; false when the kernel cannot. */
bool landlock_works(void);
void landlock_confine(void *job);
/* CPU, memory, file size: the same in every sandbox. */
void sandbox_limits(void);
