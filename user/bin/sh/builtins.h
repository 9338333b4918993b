/* SPDX-License-Identifier: MIT */
/* Commands that must run in the shell itself, because they change it (cd) or know what only it knows (jobs). */
#pragma once

#include <stdbool.h>

#include "user/bin/sh/glob.h"

typedef int builtin_function(int argc, char **argv);

/* The built-in command of that name, or NULL. */
builtin_function *builtin_find(const char *name);

/* Runs it and sends out what it printed. Returns its status. */
int builtin_run(builtin_function *builtin, const struct names *fields);

/* `exec >file` without a program changes the shell's own descriptors for good. */
bool builtin_keeps_redirects(builtin_function *builtin);

/* In condition.c. */
int test_command(int argc, char **argv);

/* In limits.c. */
int ulimit_command(int argc, char **argv);
