/* SPDX-License-Identifier: MIT */
/* Runs trees. */
#pragma once

#include "user/bin/sh/tree.h"

/* Runs the tree; returns its status, which is $? too. NULL is an empty line. */
int execute(const struct node *node);
