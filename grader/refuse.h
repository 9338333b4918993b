/* SPDX-License-Identifier: MIT */
/* What a submission's own lines may not contain, looked for after the preprocessor: macros hide nothing there. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "tools/heddle/words.h"

/*
 * Reads the preprocessed file.  Lines from the headers in `trusted`, the
 * compiler's own headers and <built-in> are not the submission's.
 * False after naming on `why` the file, the line and what to write instead.
 */
bool refuse_check(const char *preprocessed, const struct words *trusted, const struct words *own, FILE *why);
