/* SPDX-License-Identifier: MIT */
/* The lab proves itself. */
#pragma once

#include "grader/lab.h"
#include "grader/sandbox.h"

/*
 * Prints a line for each claim; 0 if all hold, else 1.  `only` is NULL or one
 * variant (`wrong/polls`).  `all`: every test and every seed, else the
 * solution and right variants on a tenth of the seeds, and a wrong answer on
 * the first test that it is to fail.
 */
int lab_check(const struct lab *lab, const char *only, bool all, enum sandbox sandbox);
