/* SPDX-License-Identifier: MIT */
/* The checker of a lesson, asked by main.c's commands and by trials in the guest. */
#pragma once

#include "user/lessons/check/check.h"

/* The end with a message if there is no such lesson. */
const struct lesson_check *find_check(const char *id);

/* { ID, OUTPUT, ERRORS, TRACE, CALLED or -, STATUS, COMMAND... }: returns if this is what the lesson must leave behind. */
void judge(char **argv, int argc);

/* All that run.sh promises, for one lesson.  Whether it held; it says what did not. */
bool trial(const struct lesson_check *check, uint64_t seed);

/* A reader's program in the lesson's place, under all commands: "pass\tCOMMAND\t" or "fail\tCOMMAND\tWHY", a line each.  The evidence
 * goes into this folder of the caller's, or NULL. */
void trial_of_another(const struct lesson_check *check, uint64_t seed, const char *program, const char *folder);

char *read_file(const char *path);
