/* SPDX-License-Identifier: MIT */
/* Runs trees. */
#pragma once

#include "user/bin/sh/tree.h"

/* Runs the tree; returns its status, which is $? too. NULL is an empty line. */
int execute(const struct node *node);

/* Becomes the program argv[0], looked for in PATH. Returns only if that failed: 127 or 126, after saying why. */
int execute_program(char **argv);
