/* SPDX-License-Identifier: MIT */
/*
 * A row of the lessons as an exercise: a reader's program takes the place of
 * user/lessons/ID-*.c and is judged by the row's own checker, user/lessons/check/ID.c.
 *
 *     compile as a lab's submission -> lesson-check grade -> the report of a lab
 *
 * Every set of values must show what the row shows, or it does not count.
 */
#pragma once

#include "grader/grading.h"

/* Is `name` made like a row's: S9, p12? */
bool lesson_is_named(const char *name);
/*
 * As grade().  `source` is one file.  seed 0: what is drawn is drawn from the
 * program itself, so that it is the same everywhere and cannot be known before.
 * NULL after saying on `why` that there is no such row.
 */
json_t *lesson_grade(const char *name, const char *source, uint64_t seed, enum sandbox sandbox, FILE *why);
