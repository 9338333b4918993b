/* SPDX-License-Identifier: MIT */
/* A report in words.  It is made from grade()'s JSON and from nothing else; so are its other forms, report_forms.h. */
#pragma once

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

/* For people: a message of at most 40 lines of 80 columns for each of the first failures, or for all.  `again` is the
   command so far: `build/bin/heddle grade LAB`. */
void report_text(const json_t *report, const char *again, const char *options, bool all, FILE *out);
/* What it says of one failed test. */
void report_failure(const json_t *report, const json_t *test, const char *again, const char *options, FILE *out);
/* A line: the command that shows it again. */
void report_again(const json_t *report, const json_t *test, const char *again, const char *options, FILE *out);
/* 0 full marks, 1 points lost, 2 no score. */
int report_status(const json_t *report);
/* The text under `key`, "" if there is none. */
const char *json_text(const json_t *object, const char *key);
