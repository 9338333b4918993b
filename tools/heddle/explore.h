/* SPDX-License-Identifier: MIT */
/* What `heddle explore` and `heddle replay` share. */
#pragma once

#include <stdbool.h>

#include "tools/heddle/words.h"

/* argv ends with NULL: a FILE.c, which is compiled, a program of the host, which is added to the guest by words of `run`,
   or one of the guest; and its arguments.  `program` gets what it is in the guest.  False: the compiler has told why not. */
bool explore_add_program(struct words *run, struct words *program, char **argv);
