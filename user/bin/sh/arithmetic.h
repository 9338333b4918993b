/* SPDX-License-Identifier: MIT */
/* $((...)): C's operators on whole numbers; a name is its variable's value, 0 if it has none. */
#pragma once

#include <stdbool.h>

/* Returns false after saying what is wrong. */
bool arithmetic(const char *text, long *value);
