/* SPDX-License-Identifier: MIT */
/*
 * What /bin/explore says of a test, taken apart.  While it searches it lets
 * nothing be seen of what the program prints; so its own words come first,
 * and only those of a failure are followed by the program's.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "grader/trial.h"

struct telling {
	const struct trial *trial;
	char *place;			/* in the lab's files, if the kernel that is explored panicked */
	unsigned long tried;		/* schedules; the last one failed, if `what`, */
	unsigned long points;		/* after so many */
	bool passed;
	char what[80];			/* how it failed */
	char token[128], power[256];
	bool steps;			/* the lines that come are steps of the threads */
	FILE *expected, *seen, *lines, *shown;
	char *text[4];			/* of the four, from telling_end on; the caller's */
	size_t sizes[4];
};

/* t: zeroed but for its trial. */
void telling_begin(struct telling *t);
void telling_take(struct telling *t, const char *text);
/* Of a kernel that is explored: where both sides of a race are. */
void telling_take_log(struct telling *t, const char *log);
/* Says what the test itself did not say. */
void telling_complete(struct telling *t);
void telling_end(struct telling *t);
