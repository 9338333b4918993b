/* SPDX-License-Identifier: MIT */
/* What the person at the terminal sees. */
#pragma once

#include "tools/check/suites.h"

/* Takes a finished job: counts, and prints failures, skips, and, if verbose, passes. */
void report_job(struct job *job);

void report_verbose(void);

/* A line per suite, then the line "N passed, N failed, N skipped". Returns the exit status. */
int report_end(const struct suite *suites);
