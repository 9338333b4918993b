/* SPDX-License-Identifier: MIT */
/* What a student would read of a wrong answer: not too long, not too wide, each failure with its section and a line of theirs. */
#pragma once

#include <jansson.h>
#include <stdio.h>

#include "grader/lab.h"

/* Says on `why` what is wrong with it, nothing if nothing is. */
void labwords_check(const struct lab *lab, const json_t *report, FILE *why);
