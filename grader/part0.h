/* SPDX-License-Identifier: MIT */
/* Part 0 of a lab: the student breaks an object that we ship, by the token of a schedule (part0.token). */
#pragma once

#include <jansson.h>

#include "grader/intake.h"

#define PART0 "part0"			/* as a test's name */
#define PART0_FILE "part0.token"	/* in the submission */

/* Like a test's answer, with points and section.  The token is in the workspace, if it was handed in. */
json_t *part0_grade(const struct lab *lab, const struct workspace *w);
/* Can it be broken, is the token of that accepted, and is another one refused?  Tells on `why` if not. */
void part0_check(const struct lab *lab, FILE *why);
