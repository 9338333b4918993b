/* SPDX-License-Identifier: MIT */
/* Runs trees. */
#pragma once

#include "user/bin/sh/tree.h"

/* Runs the tree; returns its status, which is $? too. NULL is an empty line. */
int execute(const struct node *node);

/* The same for a compound command. In execute_compound.c. */
int execute_compound(const struct node *node);
