/* SPDX-License-Identifier: MIT */
/*
 * A loss has a token (user/bin/explore/token.h): the digest of what ran, the grading's seed, and the test's seeds from
 * the first to the one that failed. What ran is what the guest had of it: kernel, test, submission, and the test's words.
 */
#pragma once

#include "grader/trial.h"

/* Adds {"token"} to an answer that has none: of seeds t->first to its own, or of that alone. */
void again_tell(const struct trial *t, json_t *answer);
/* What the token tells: the seeds, or of a test of kind `explore` the schedule. A fault, if it is not of this trial. */
json_t *again_run(const struct trial *t, const char *token);
