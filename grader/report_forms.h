/* SPDX-License-Identifier: MIT */
/*
 * The forms of a report that go to files.  All are made from grade()'s JSON
 * and from nothing else; a file is written whole or not at all.
 */
#pragma once

#include <jansson.h>
#include <stdbool.h>
#include <stdio.h>

struct report_words {
	const char *again;	/* the command so far: `build/bin/heddle grade LAB` */
	const char *options;	/* and its end: ` --submission DIR` */
};

typedef void report_form(const json_t *report, const struct report_words *words, FILE *out);

report_form report_json, report_junit, report_tap, report_html, report_gradescope;

/* False, errno set, when it cannot be written. */
bool report_write(report_form *form, const json_t *report, const struct report_words *words, const char *path);
