/* SPDX-License-Identifier: MIT */
/*
 * The machine code of a submission as a digest: names of variables, comments
 * and layout of the source do not change it.  Two of the same were written by
 * the same hand or are very short; it is a flag to look at, never a verdict.
 */
#pragma once

#include "grader/compile.h"

/* NULL when there are no objects or they cannot be read; the caller's to free. */
char *code_digest(const struct build *build);
