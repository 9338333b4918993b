/* SPDX-License-Identifier: MIT */
/* From a history to a verdict: which model reads it, and what holds for every test whatever its model. */
#pragma once

#include "grader/lab.h"
#include "grader/linear.h"
#include "grader/workload.h"

bool judge_knows(const char *model);
/* False, with the finding written, if the test has failed. */
bool judge_history(const struct lab_test *test, const struct history *h, const struct workload *w,
		   const struct finding *f);
