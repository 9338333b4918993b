/* SPDX-License-Identifier: MIT */
/* Variables. Exported ones are in the environment of the programs that the shell starts. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* Takes over the shell's own environment. */
void vars_start(char **environment);

/* The value, or NULL. Valid until the variable is set again. */
const char *vars_get(const char *name);

void vars_set(const char *name, const char *value);
void vars_export(const char *name);
void vars_unset(const char *name);

/* Sets NAME from a text "NAME=...", with the value given. */
void vars_assign(const char *assignment, const char *value);

/* The environment for execve, in the arena. */
char **vars_environment(void);

/* Prints NAME=VALUE lines: the exported ones, or all. */
void vars_print(bool only_exported);

bool vars_is_name(const char *text, size_t length);
