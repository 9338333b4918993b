/* SPDX-License-Identifier: MIT */
/*
 * The commands that turn files into objects, programs and kernels: those of
 * the tree's own build.  `make` leaves the flags in build/labs/ in two files.
 */
#pragma once

#include <stdbool.h>

#include "grader/lab.h"
#include "tools/heddle/words.h"

/* The compiler and its flags for a file of this lab, to be run in a folder that looks like the tree's root. */
bool recipe_compile(enum lab_kind kind, struct words *argv);
/* Adds to such a command what makes each read and write a scheduling point; then recipe_explored on the object. */
bool recipe_add_points(struct words *argv);
/* Leads its calls to the runtime that explores; what it defines itself keeps its name. */
bool recipe_explored(const char *object);
/* The beginning of a command that links a program or a kernel to `out`; objects follow, for a program lib/crt0.o among them. */
void recipe_link_program(const char *out, struct words *argv);
void recipe_link_kernel(const char *out, struct words *argv);
/* libconc and libc, to follow a program's objects; with the runtime if it is to be explored. */
void recipe_libraries(struct words *argv, bool explored);
/* Adds BUILD/NAME to a command. */
void recipe_add_built(struct words *argv, const char *name);
/* The object that the tree's own build made of `path`, the caller's to free. */
char *recipe_reference_object(enum lab_kind kind, const char *path);
/* The compiler's command without its flags (may be several words), the caller's to free; "" before `make`. */
char *recipe_compiler(void);
/* PREFIXnm, PREFIXld, ... as CROSS says. */
char *recipe_tool(const char *name);
