/* SPDX-License-Identifier: MIT */
/* What is told of a failure: for a person on standard output, for the host's program as a record. */
#pragma once

#include "user/bin/explore/run.h"
#include "user/bin/explore/strategies.h"

/* Runs it once more to explain it, and once to show it. 1 if it fails, else 0. */
int report(const struct found *f, struct outcome o, const struct heddle_schedule *drawn);
/* "" if it is too long. */
const char *report_token(const struct found *f);
/* Records: lines on standard error that begin with this. What follows is a state of the search (tabs between: schedules,
 * points, words to go on with, what is reached), or {: what it came to, as JSON. */
#define RECORD '\036'
void record_state(const struct search *s, const struct heddle_schedule *next);
/* f NULL: none failed. */
void record_result(const struct search *s, const struct found *f, struct outcome o, const struct heddle_schedule *drawn);
