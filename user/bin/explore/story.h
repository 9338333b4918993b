/* SPDX-License-Identifier: MIT */
/* What happened, for a person: a column a thread, a row a step, at most 40 rows of 80 columns. */
#pragma once

#include <abi/schedule.h>

/* From the steps that a run of this schedule noted. Nothing is told of a program that notes none. */
void story_tell(const struct heddle_schedule *s);
