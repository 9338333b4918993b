/* SPDX-License-Identifier: MIT */
/* What of a lab can be looked at without running anything: is all there that makes a lab one? */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "grader/lab.h"

/*
 * Writes a line on `why` for each thing that is missing, in the order in
 * which an author best adds them.  False: so much is, that to grade the
 * lab's answers would tell nothing.
 */
bool lab_form(const struct lab *lab, FILE *why);
