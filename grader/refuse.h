/* SPDX-License-Identifier: MIT */
/* What a submission's own lines may not contain, looked for after the preprocessor: macros hide nothing there. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "tools/heddle/words.h"

/*
 * Reads the preprocessed file.  A line that stands in `known`, the text of what
 * may be included, is not the submission's: names would not tell, #line
 * gives any.  Of files only the headers in `trusted`, `own` and the compiler's
 * may be included.
 * False after naming on `why` the file, the line and what to write instead.
 */
bool refuse_check(const char *preprocessed, const char *known, const struct words *trusted, const struct words *own,
		  FILE *why);
