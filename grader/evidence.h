/* SPDX-License-Identifier: MIT */
/* What a report says beside the verdict: what was graded, by what. */
#pragma once

#include "grader/grading.h"

/*
 * {"lab", "submission", "digests"} depend on the inputs only; {"host"} is the
 * one object that may differ when the same hand-in is graded elsewhere.
 * `kernel` is NULL for the tree's.
 */
json_t *evidence(const struct request *request, const struct intake *intake, const char *kernel);
