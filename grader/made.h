/* SPDX-License-Identifier: MIT */
/*
 * What a test does at least, whatever it is answered: `makes: [60 put, 60 get, 120 any]` in lab.yaml, calls that
 * returned; half of what it mostly does.  A history without them is none of this test's, however well it ends.
 */
#pragma once

#include <jansson.h>

#include "grader/lab.h"
#include "grader/linear.h"

/* "120 put" taken apart; false if it is not of that form. */
bool made_read(const char *text, size_t *least, char name[NAME_MOST]);
/* False, with the finding written, if the history lacks any. */
bool made_all(const struct lab_test *test, const struct history *h, const struct finding *f);
/* {"put": [120, 125], "any": ...}: of all histories that were added, the least and the most; for authors. */
void made_add(json_t *made, const struct history *h);
