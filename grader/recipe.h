/* SPDX-License-Identifier: MIT */
/*
 * The commands that turn files into objects and programs: the same flags as
 * the tree's own build, which `make` leaves in build/labs/{user,kernel}.flags.
 */
#pragma once

#include <stdbool.h>

#include "grader/lab.h"
#include "tools/heddle/words.h"

/* The compiler and its flags for a file of this lab, to be run in a folder that looks like the tree's root. */
bool recipe_compile(enum lab_kind kind, struct words *argv);
/* ld with everything a program needs but its own objects; add those, then recipe_link_end. */
void recipe_link_begin(const char *out, struct words *argv);
void recipe_link_end(struct words *argv);
/* The object that the tree's own build made of `path`, the caller's to free. */
char *recipe_reference_object(enum lab_kind kind, const char *path);
/* PREFIXnm, PREFIXld, ... as CROSS says. */
char *recipe_tool(const char *name);
