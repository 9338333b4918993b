/* SPDX-License-Identifier: MIT */
/* What tests are worth, and their sum in a report. */
#pragma once

#include <jansson.h>

#include "grader/lab.h"
#include "grader/outcome.h"

/* Adds points and the place in the handout to what the trial said (taken over; NULL: its process died). */
json_t *scored(const struct lab_test *test, json_t *answer);
/* Points for output or speed are for code that holds under every schedule: they wait for the tests that explore it. */
void withhold(const struct lab_test *const *chosen, size_t count, json_t *results);
/* Adds the tests (taken over), the sum of their points, and the word for it. */
void sum_up(json_t *report, json_t *tests);
/* What stands there instead when no test was run: refused, or a fault; text says why. */
void no_score(json_t *report, json_int_t of, enum outcome outcome, char *text);
