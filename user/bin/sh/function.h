/* SPDX-License-Identifier: MIT */
/* Functions: NAME() { ...; }. They come before built-in commands and programs of the same name. */
#pragma once

#include "user/bin/sh/glob.h"
#include "user/bin/sh/tree.h"

/* Keeps the definition. Always status 0. */
int function_define(const struct node *definition);

/* The body of the function of that name, or NULL. */
const struct node *function_find(const char *name);

/* Runs it with the fields after the first as $1 $2 ...; returns its status. */
int function_call(const struct node *body, const struct names *fields);

/* Built-in command. */
int return_command(int argc, char **argv);
