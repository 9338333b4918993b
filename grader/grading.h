/* SPDX-License-Identifier: MIT */
/*
 * A submission, from intake to report.
 *
 *     intake -> compile -> link -> a boot per test, side by side -> report
 */
#pragma once

#include <jansson.h>

#include "grader/link.h"

struct request {
	const struct lab *lab;
	const char *submission;		/* folder, tar, zip; NULL: the tree */
	const char *shown;		/* how the submission is called in messages; NULL: as it is */
	char *const *tests;		/* names, NULL at the end; NULL: all */
	uint32_t first, last;		/* seeds; 0: the test's own */
	uint64_t seed;
	const char *token;		/* NULL, or of the loss of the one test that is run again (again.h) */
	enum sandbox sandbox;
	bool echo;			/* the guest's output goes to stderr */
	bool quick;			/* no second boot for a failing seed alone */
	bool code_only;			/* compile, run nothing: only "submission"."code" is of interest */
	bool few;			/* a tenth of the seeds, */
	bool few_schedules;		/* and of the schedules */
	bool often;			/* a failing test says "rare" if less than a twentieth of its seeds fails */
	bool alone;			/* this process is a job already: one boot after the other */
	void (*partial)(void *ctx, const json_t *report);	/* NULL, or given after each test what is known by then */
	void *partial_ctx;
	void (*progress)(const char *text);	/* NULL, or told what is going on */
};

/*
 * {"lab": {...}, "submission": {...}, "verdict": "full" | "lost" | "refused" |
 *  "fault", "score", "of", "tests": [trial_run's, with "points", "of",
 *  "section"], "text": why refused or fault, "digests": {...}, "host": {...}}
 */
json_t *grade(const struct request *request);
