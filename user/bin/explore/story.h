/* SPDX-License-Identifier: MIT */
/* What happened, for a person: a column a thread, a row a step, at most 40 rows of 80 columns. */
#pragma once

#include <abi/schedule.h>

/* For a report that is short: only steps in the files of this list ("queue.c,schedules.c"), and where each thread waits in the
   end; the first file's name is left out. */
void story_shorten(const char *files);
/* From the steps that a run of this schedule noted. Nothing is told of a program that notes none. */
void story_tell(const struct heddle_schedule *s);
